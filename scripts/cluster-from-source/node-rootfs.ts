/** The node's root file system: Debian, kind's own base files over it, the programs, and our few files. */
import { appendFile, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import path from 'node:path'
import { unpackTree } from './debian-trees.ts'
import { storageManifest } from './kind-storage.ts'
import { copyFiles, directory, FILES, type Ingredients, program, textFile } from './layers.ts'
import { runTool } from './run-tool.ts'

const UNITS = ['containerd', 'kubelet', 'undo-mount-hacks', 'service-addresses']

/** Fills `root`; everything but the images. */
export async function makeNodeRootfs(parts: Ingredients, root: string): Promise<void> {
  await unpackTree(parts.nodeTree, root)
  await kindBaseFiles(path.join(parts.tools.path, 'kind-base-files'), root)
  await trimUnits(root)
  await programs(parts, root)
  await containerdFiles(parts, root)
  await copyFiles(path.join(FILES, 'node'), root)
  await directory(path.join(root, 'etc/kubernetes/manifests'))
  await textFile(path.join(root, 'kind/version'), `v${parts.kubernetes}`)
  const storage = storageManifest(await readFile(path.join(parts.tools.path, 'kind-storage.go'), 'utf8'))
  await textFile(path.join(root, 'kind/manifests/default-storage.yaml'), storage.manifest)
}

/** As the COPY lines of kind's images/base/Dockerfile: scripts 0755, the rest 0644. */
async function kindBaseFiles(from: string, root: string): Promise<void> {
  for (const top of ['etc', 'kind', 'usr']) await copyFiles(path.join(from, top), path.join(root, top))
}

/** As the RUN lines of kind's images/base/Dockerfile: no login, no udev, no clean-up of /tmp while kind works in it. */
async function trimUnits(root: string): Promise<void> {
  const system = 'lib/systemd/system'
  await removeMatching(path.join(root, system, 'sysinit.target.wants'), /^systemd-tmpfiles-setup\.service$/)
  await removeMatching(path.join(root, system, 'sockets.target.wants'), /udev|initctl/)
  for (const target of ['multi-user', 'local-fs', 'basic'])
    await removeMatching(path.join(root, system, `${target}.target.wants`), /./)
  const own = path.join(root, 'etc/systemd/system')
  for (const name of await readdir(own)) if (name.endsWith('.wants')) await removeMatching(path.join(own, name), /./)
  await appendFile(path.join(root, 'etc/systemd/journald.conf'), 'ReadKMsg=no\n')
  await relink('/usr/lib/systemd/systemd', path.join(root, 'sbin/init'))
  await relink('/dev/null', path.join(own, 'systemd-binfmt.service'))
  const wants = path.join(own, 'multi-user.target.wants')
  await directory(wants)
  for (const unit of UNITS) await relink(`/etc/systemd/system/${unit}.service`, path.join(wants, `${unit}.service`))
}

async function programs(parts: Ingredients, root: string): Promise<void> {
  for (const name of ['kubeadm', 'kubelet', 'kubectl'])
    await program(path.join(parts.programs.path, name), root, `usr/bin/${name}`)
  for (const name of ['containerd', 'containerd-shim-runc-v2', 'ctr']) {
    await program(path.join(parts.containerd.path, name), root, `usr/local/bin/${name}`)
  }
  await directory(path.join(root, 'opt/cni'))
  await rename(path.join(root, 'usr/lib/cni'), path.join(root, 'opt/cni/bin'))
}

/** Without CAP_SYS_RESOURCE nobody may raise limits or lower OOM scores: containers in the node must not ask for it. */
async function containerdFiles(parts: Ingredients, root: string): Promise<void> {
  const ctr = path.join(parts.containerd.path, 'ctr')
  const spec = JSON.parse(await runTool('print the default runtime spec', [ctr, 'oci', 'spec'], { timeoutMs: 30_000 }))
  delete spec.process.rlimits
  await textFile(path.join(root, 'etc/containerd/cri-base.json'), JSON.stringify(spec, undefined, 2))
  const file = path.join(root, 'etc/containerd/config.toml')
  const config = await readFile(file, 'utf8')
  await textFile(file, config.replace('restrict_oom_score_adj = false', 'restrict_oom_score_adj = true'))
}

async function removeMatching(folder: string, names: RegExp): Promise<void> {
  const found = await readdir(folder).catch(() => [])
  for (const name of found.filter(entry => names.test(entry))) await rm(path.join(folder, name), { recursive: true })
}

async function relink(target: string, link: string): Promise<void> {
  await rm(link, { force: true })
  await symlink(target, link)
}

/** The sandbox image that kind's containerd configuration names. */
export async function sandboxImage(root: string): Promise<string | undefined> {
  const config = await readFile(path.join(root, 'etc/containerd/config.toml'), 'utf8')
  return config.match(/^\s*sandbox[a-z_]*\s*=\s*"([^"]+)"/m)?.[1]
}
