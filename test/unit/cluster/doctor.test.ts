import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { formatLine } from '../../../src/cluster/doctor/check-line.ts'
import { leftoverLines, nodeImagesLine } from '../../../src/cluster/doctor/engine-checks.ts'
import { checkDisk, checkNode, diskLine, inotifyLine } from '../../../src/cluster/doctor/host-checks.ts'

test.for([
  ['v24.0.0', 'ok'],
  ['v26.1.0', 'ok'],
  ['v22.20.0', 'missing'],
] as const)('node %s is %s', ([version, state]) => {
  expect(checkNode(version).state).toBe(state)
})

test.for([
  [50e9, 'ok'],
  [2e9, 'note'],
  [0.1e9, 'missing'],
] as const)('%d bytes free is %s', ([bytes, state]) => {
  expect(diskLine('cache', '/c', bytes).state).toBe(state)
})

test('the disk is measured without making the folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'doctor-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const line = await checkDisk('cache', join(folder, 'not/yet'))
  expect(line.detail).toContain('GB free in ')
  expect(await readdir(folder)).toEqual([])
  await writeFile(join(folder, 'file'), '')
  expect(await checkDisk('cache', join(folder, 'file/cache'))).toMatchObject({ state: 'missing' })
})

test.for([
  [524_288, 512, 'ok', undefined],
  [8_192, 512, 'note', expect.stringContaining('fs.inotify.max_user_watches=524288')],
  [524_288, 128, 'note', expect.stringContaining('fs.inotify.max_user_instances=512')],
  [Number.NaN, Number.NaN, 'ok', undefined],
] as const)('inotify %d watches, %d instances is %s', ([max_user_watches, max_user_instances, state, todo]) => {
  const line = inotifyLine({ max_user_watches, max_user_instances })
  expect([line.state, line.todo]).toEqual([state, todo])
})

test('node images are kindest/node and our own', () => {
  expect(nodeImagesLine('debian:12\nkindest/node:v1.36.4\nlocalhost/clean-uninstall/node:v1.30.4\n').detail).toBe(
    'kindest/node:v1.36.4, localhost/clean-uninstall/node:v1.30.4',
  )
  expect(nodeImagesLine('debian:12\n').state).toBe('note')
})

test('leftovers are the clusters named as ours, each with its command', () => {
  const lines = leftoverLines(['mine', 'clean-uninstall-0a1b2c3d'], { program: 'podman', provider: 'podman' })
  expect(lines).toEqual([
    expect.objectContaining({
      state: 'note',
      todo: 'KIND_EXPERIMENTAL_PROVIDER=podman kind delete cluster --name clean-uninstall-0a1b2c3d',
    }),
  ])
  expect(leftoverLines(['mine'], { program: 'docker', provider: 'docker' })).toEqual([
    expect.objectContaining({ state: 'ok' }),
  ])
})

test('a line is plain text with its deed below it', () => {
  expect(
    formatLine({ state: 'missing', what: 'engine', detail: 'none:\n  docker: not installed', todo: 'Install it.' }),
  ).toEqual(['✖ engine          none:', '                    docker: not installed', '                  → Install it.'])
})
