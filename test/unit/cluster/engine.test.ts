import { describe, expect, test } from 'vitest'
import { failureOf, parseEngineInfo } from '../../../src/cluster/engine.ts'
import type { ProcessResult } from '../../../src/process.ts'

describe('what info says', () => {
  test.for([
    [
      'docker',
      { ServerVersion: '28.0.4', CgroupVersion: '2' },
      { version: '28.0.4', cgroupVersion: 2, rootless: false },
    ],
    [
      'docker',
      { ServerVersion: '28.0.4', CgroupVersion: '1', SecurityOptions: ['name=rootless'] },
      { version: '28.0.4', cgroupVersion: 1, rootless: true },
    ],
    [
      'nerdctl',
      { ServerVersion: '2.1.0', CgroupVersion: '2' },
      { version: '2.1.0', cgroupVersion: 2, rootless: false },
    ],
    [
      'podman',
      { host: { cgroupVersion: 'v1', security: { rootless: true } }, version: { Version: '4.3.1' } },
      { version: '4.3.1', cgroupVersion: 1, rootless: true },
    ],
    ['docker', { ServerErrors: ['cannot connect'] }, 'no daemon answers: cannot connect'],
    ['docker', { host: {}, version: { Version: '4.3.1' } }, 'this command is podman under another name'],
    ['podman', {}, 'its info names no version'],
  ] as const)('%s %j', ([provider, info, facts]) => {
    expect(parseEngineInfo(provider, JSON.stringify(info))).toEqual(facts)
  })

  test('info that is no JSON', () => {
    expect(parseEngineInfo('docker', 'hello')).toBe('its info is not JSON')
  })
})

describe('why an engine does not answer', () => {
  const failed = (result: Partial<ProcessResult>): ProcessResult => ({
    ...{ argv: ['docker'], exitCode: 1, stdout: '', stderr: '', durationMs: 1, timedOut: false, cancelled: false },
    ...result,
  })

  test.for([
    [{ startError: 'ENOENT' }, /not installed/, /Install/],
    [{ stderr: 'Cannot connect to the Docker daemon' }, /not running/, /Start/],
    [{ stderr: 'Error: dial unix /run/podman.sock: no such file or directory' }, /not running/, /Start/],
    [{ stderr: 'permission denied while trying to connect' }, /permission denied/, /access/],
    [{ startError: 'EACCES' }, /permission denied/, /access/],
    [{ timedOut: true }, /did not answer/, /Start/],
    [{ stderr: 'something else' }, /something else/, /by hand/],
  ] as const)('%j', ([result, why, todo]) => {
    expect(failureOf('docker', failed(result))).toMatchObject({
      why: expect.stringMatching(why),
      todo: expect.stringMatching(todo),
    })
  })
})
