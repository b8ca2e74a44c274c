import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { formatLine } from '../../../src/cluster/doctor/check-line.ts'
import { leftoverLines, nodeImagesLine } from '../../../src/cluster/doctor/engine-checks.ts'
import { checkDisk, checkNode, diskLine, inotifyLine } from '../../../src/cluster/doctor/host-checks.ts'
import { limitsLine, limitsOf } from '../../../src/cluster/doctor/limit-checks.ts'
import { defaultImageOf } from '../../../src/cluster/node-images.ts'
import { markedRuns, markRun } from '../../../src/cluster/run-mark.ts'

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

test('that the node image of a run without a wish is missing is told, with those that are here', () => {
  const images = ['kindest/node:v1.36.4', 'localhost/clean-uninstall/node:v1.30.4']
  const wanted = { name: 'kindest/node:v1.37.0', isHere: false }
  const line = nodeImagesLine(images, wanted)
  expect(line.state).toBe('note')
  expect(line.detail).toBe(`${images.join(', ')}; not kindest/node:v1.37.0, which kind takes when no other is named`)
  expect(line.todo).toMatch(/kind pulls it .* give one that is here with --node-image\.$/)
  expect(nodeImagesLine(images, { ...wanted, isHere: true })).toEqual({
    ...{ state: 'ok', what: 'node image', detail: images.join(', ') },
  })
  expect(nodeImagesLine(images).state).toBe('ok')
  expect(nodeImagesLine([], wanted)).toMatchObject({ state: 'note', detail: 'none here' })
})

test('the image of a kind of another release is not known', () => {
  expect(defaultImageOf('0.33.1')).toMatch(/^kindest\/node:v[\d.]+@sha256:/)
  expect(defaultImageOf('0.30.0')).toBeUndefined()
})

describe('clusters named as ours', () => {
  const name = 'clean-uninstall-0a1b2c3d'
  const podman = { program: 'podman', provider: 'podman' } as const
  const lines = (run?: { pid: number; alive: boolean }, kind: string | undefined = '/cache/kind') =>
    leftoverLines(['mine', name], podman, kind, new Map(run && [[name, run]]))
  const command = `KIND_EXPERIMENTAL_PROVIDER=podman /cache/kind delete cluster --name ${name}`

  test('one that a run uses is not offered for deletion', () => {
    const [line] = lines({ pid: 12, alive: true })
    expect(line).toEqual({
      state: 'ok',
      what: 'leftovers',
      detail: expect.stringMatching(/in use by a run that goes on: \S+ \(process 12\)$/),
    })
  })

  test('one of a run that was killed has its command, with the kind that is here', () => {
    expect(lines({ pid: 12, alive: false })).toEqual([expect.objectContaining({ state: 'note', todo: command })])
  })

  test('of one without a known run it is said that somebody may use it', () => {
    expect(lines()).toEqual([
      expect.objectContaining({ state: 'note', todo: `Once you know that nothing uses it: ${command}` }),
    ])
  })

  test('without kind the engine deletes it', () => {
    const [line] = leftoverLines([name], podman, undefined, new Map([[name, { pid: 1, alive: false }]]))
    expect(line?.todo).toBe(
      `podman rm --force --volumes $(podman ps --all --quiet --filter label=io.x-k8s.kind.cluster=${name})`,
    )
  })

  test('clusters of others are none of ours', () => {
    expect(leftoverLines(['mine'], podman, undefined, new Map())).toEqual([expect.objectContaining({ state: 'ok' })])
  })
})

test('the mark of a run tells whether its process is there', async () => {
  const temporary = await mkdtemp(join(tmpdir(), 'doctor-'))
  onTestFinished(() => rm(temporary, { recursive: true }))
  const marked = async (run: string, mark?: string) => {
    const workDir = join(temporary, run, 'cluster')
    await mkdir(workDir, { recursive: true })
    if (mark === undefined) await markRun({ name: 'clean-uninstall-00000001', workDir })
    else await writeFile(join(workDir, 'run.json'), mark)
  }
  await marked('clean-uninstall-a')
  // No system gives so high an id.
  await marked('clean-uninstall-b', JSON.stringify({ cluster: 'clean-uninstall-00000002', pid: 2 ** 30 }))
  await marked('clean-uninstall-c', '{')
  await marked('others', JSON.stringify({ cluster: 'clean-uninstall-00000003', pid: process.pid }))
  expect(await markedRuns(temporary)).toEqual(
    new Map([
      ['clean-uninstall-00000001', { pid: process.pid, alive: true }],
      ['clean-uninstall-00000002', { pid: 2 ** 30, alive: false }],
    ]),
  )
})

describe('the limits that podman gives containers', () => {
  const limits =
    'Limit            Soft Limit  Hard Limit  Units\nMax processes    96365       96365       processes\nMax open files   1024        20000       files\n'
  const without = 'CapEff:\t000001fffeffffff\n'
  const all = 'CapEff:\t000001ffffffffff\n'

  test('are told when it may not give them, with what to write', () => {
    const [line] = limitsLine(limitsOf(limits, without, ['']))
    expect(line).toMatchObject({ state: 'note', what: 'limits', detail: expect.stringContaining('setting rlimit') })
    expect(line?.todo).toMatch(/default_ulimits = \["nofile=20000:20000", "nproc=32768:32768"\]$/)
  })

  test.for([
    ['a process that may raise them', limits, all, ''],
    ['limits of its own in the configuration', limits, without, '[containers]\ndefault_ulimits = ["nofile=9:9"]\n'],
    ['limits that are high enough', limits.replace(/96365|20000/g, '1048576'), without, '# default_ulimits = []\n'],
    ['no limits', limits.replace(/96365|20000/g, 'unlimited'), without, ''],
  ] as const)('are fine with %s', ([, text, status, configuration]) => {
    expect(limitsLine(limitsOf(text, status, [configuration]))).toEqual([])
  })
})

test('a line is plain text with its deed below it', () => {
  expect(
    formatLine({ state: 'missing', what: 'engine', detail: 'none:\n  docker: not installed', todo: 'Install it.' }),
  ).toEqual(['✖ engine          none:', '                    docker: not installed', '                  → Install it.'])
})
