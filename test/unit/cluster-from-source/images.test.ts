import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { execa } from 'execa'
import { expect, test } from 'vitest'
import { imagesIn, imagesOf } from '../../../scripts/cluster-from-source/images.ts'
import { markerTar, writeOciArchive } from '../../../scripts/cluster-from-source/oci-archive.ts'

const names = (kubernetes: string) => ({
  kubernetes,
  kubeadm: [
    `registry.k8s.io/kube-proxy:v${kubernetes}`,
    'registry.k8s.io/coredns/coredns:v1',
    'registry.k8s.io/pause:3.10.2',
  ],
  sandbox: 'registry.k8s.io/pause:3.10',
  storageProvisioner: 'docker.io/kindest/provisioner:v1',
  storageHelper: 'docker.io/kindest/helper:v2',
  argoCd: [] as string[],
})

const layersOf = (kubernetes: string, image: string) =>
  imagesOf(names(kubernetes)).find(one => one.names.includes(image))?.layers

test('every name has one image', () => {
  for (const version of ['1.36.3', '1.30.4']) {
    const all = imagesOf(names(version)).flatMap(image => image.names)
    expect(all.length).toBe(new Set(all).size)
  }
})

test('kubectl: the same tag on every version, and the version’s own', () => {
  expect(layersOf('1.36.3', 'registry.k8s.io/kubectl:v1.36.3')).toContain('base-kubectl')
  expect(layersOf('1.30.4', 'registry.k8s.io/kubectl:v1.36.3')).toContain('base-kubectl')
  expect(layersOf('1.30.4', 'registry.k8s.io/kubectl:v1.30.4')).toContain('kubectl')
})

test('pause has nothing but itself; busybox has a shell', () => {
  expect(layersOf('1.36.3', 'registry.k8s.io/pause:3.10')).toEqual(['pause'])
  expect(layersOf('1.36.3', 'registry.k8s.io/pause:3.10.2')).toEqual(['pause'])
  expect(layersOf('1.36.3', 'docker.io/library/busybox:1.37')).toEqual(['busybox'])
})

test('Argo CD runs as the user of the public image, under the names of its manifest; elsewhere there is none of it', () => {
  const manifest = ['a:', '  - image: quay.io/argoproj/argocd:v3', '  - name: x', '    image: example.com/redis:8', '']
  manifest.push('    image: quay.io/argoproj/argocd:v3')
  const argoCd = imagesIn(manifest.join('\n'))
  expect(argoCd).toEqual(['quay.io/argoproj/argocd:v3', 'example.com/redis:8'])
  const images = imagesOf({ ...names('1.36.3'), argoCd }).filter(({ layers }) => layers.includes('argo-cd'))
  expect(images).toMatchObject([
    { names: ['quay.io/argoproj/argocd:v3'], user: 999, directory: '/home/argocd' },
    { names: ['example.com/redis:8'], user: 999 },
  ])
  expect(imagesOf(names('1.36.3')).some(({ layers }) => layers.includes('argo-cd'))).toBe(false)
})

test('a marker layer is a tar file that tar itself can read', async () => {
  const { stdout } = await execa('tar', ['-tvf', '-'], { input: markerTar('.layer-debian'), env: { TZ: 'UTC' } })
  expect(stdout).toMatch(/^-rw-r--r-- 0\/0 +0 1970-01-01 \d\d:\d\d \.layer-debian$/)
})

test('the archive names every image, and every blob is what its digest says', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'oci-'))
  await writeOciArchive(imagesOf(names('1.36.3')), path.join(folder, 'images.tar'))
  const layout = path.join(folder, 'images.tar.d')
  const index = JSON.parse(await readFile(path.join(layout, 'index.json'), 'utf8'))
  const found = index.manifests.map(
    (one: { annotations: Record<string, string> }) => one.annotations['io.containerd.image.name'],
  )
  expect(found).toEqual(imagesOf(names('1.36.3')).flatMap(image => image.names))
  const blobs = (await execa('ls', [path.join(layout, 'blobs/sha256')], { lines: true })).stdout
  const sums = await execa(
    'sha256sum',
    blobs.map(blob => path.join(layout, 'blobs/sha256', blob)),
    { lines: true },
  )
  expect(sums.stdout.map(line => line.slice(0, 64))).toEqual(blobs)
})
