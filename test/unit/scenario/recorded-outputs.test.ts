/** The parsers against what helm 3.21.4 and 4.3.1 really print: recorded/record.ts says how that was recorded. */
import { describe, expect, test } from 'vitest'
import { parseHooks, parseManifest } from '../../../src/chart/manifest.ts'
import { helmError } from '../../../src/chart/preflight.ts'
import { parseVersion } from '../../../src/cluster/tools/release.ts'
import { isReleaseNotFound, parseHistory } from '../../../src/scenario/release-record.ts'
import { parseKept } from '../../../src/scenario/uninstall.ts'
import { RECORDED, recordedCall } from './recorded/recorded.ts'

describe.for(RECORDED)('helm %s', ([version, outputs]) => {
  const call = (title: string) => recordedCall(outputs, title)

  test('version', () => {
    expect(parseVersion(call('version').stdout)).toBe(version)
  })

  test('manifest: objects with their template, Secrets without data', () => {
    const { objects, warnings } = parseManifest(call('plain: manifest').stdout)
    expect(warnings).toEqual([])
    expect(objects.map(({ kind, name, source }) => [kind, name, source.file])).toEqual([
      ['Secret', 'plain-token', 'recorded/templates/objects.yaml'],
      ['ConfigMap', 'plain-settings', 'recorded/templates/objects.yaml'],
    ])
    expect(objects[1]?.labels).toEqual({ app: 'recorded' })
    expect(JSON.stringify(objects)).not.toContain('hush')
  })

  test('hooks: events, weight and delete policies', () => {
    const { objects } = parseHooks(call('plain: hooks').stdout)
    expect(objects).toHaveLength(1)
    expect(objects[0]).toMatchObject({
      kind: 'Job',
      name: 'plain-post-delete',
      events: ['post-delete'],
      weight: 5,
      deletePolicies: ['before-hook-creation', 'hook-succeeded'],
    })
  })

  test('feature 28: the kept list of an uninstall', () => {
    expect(parseKept(call('kept: uninstall').stdout)).toEqual(['[ClusterRole] kept-kept', '[ConfigMap] kept-kept'])
    expect(parseKept(call('plain: uninstall').stdout)).toEqual([])
  })

  test.for([
    ['plain: uninstall', 0],
    ['history: uninstall', 0],
    ['pre-delete-fails: uninstall', 1],
    ['pre-delete-hangs: uninstall', 1],
    ['post-delete-fails: uninstall', 1],
    ['crd-gone: uninstall', 1],
    ['crd-missing: uninstall', 1],
    ['crd-missing: install', 1],
    ['not-ready: install', 1],
    ['tested: test', 0],
    ['test-fails: test', 1],
  ] as const)('%s: exit code %i', ([title, exitCode]) => {
    expect(call(title).exitCode).toBe(exitCode)
  })

  test.for([
    ['history: history after', 'uninstalled', 'Uninstallation complete'],
    ['pre-delete-fails: history after', 'uninstalling', 'Deletion in progress (or silently failed)'],
    ['pre-delete-hangs: history after', 'uninstalling', 'Deletion in progress (or silently failed)'],
    ['crd-gone: history after', 'uninstalling', 'Deletion in progress (or silently failed)'],
    ['not-ready: history', 'failed', expect.stringContaining('context deadline exceeded')],
    ['plain: history', 'deployed', 'Install complete'],
  ] as const)('release record: %s', ([title, status, description]) => {
    expect(parseHistory(call(title).stdout)).toEqual({ status, description })
  })

  test.for([
    'plain: manifest after',
    'plain: history after',
    'post-delete-fails: history after',
    'crd-missing: uninstall',
    'crd-missing: history after',
  ])('%s: the release is not found', title => {
    expect(isReleaseNotFound(call(title).stderr)).toBe(true)
  })

  test.for(['pre-delete-fails: uninstall', 'crd-gone: uninstall', 'not-ready: install'])(
    '%s: another error than "not found"',
    title => {
      expect(isReleaseNotFound(call(title).stderr)).toBe(false)
    },
  )

  test.for([
    ['template fails', 'execution error at (recorded/templates/broken.yaml:2:3): no colour given'],
    ['no such function', 'parse error at (broken/templates/settings.yaml:4): function "colour" not defined'],
    ['values missing', 'open absent.yaml: no such file or directory'],
    [
      'template renders no YAML',
      expect.stringMatching(/^YAML parse error on recorded\/templates\/broken.yaml: .* line 4: [^\n]*$/),
    ],
    ['values not YAML', expect.stringMatching(/^failed to parse broken-values.txt: .* line 2: [^\n]*$/)],
  ] as const)('preflight: %s', ([title, error]) => {
    expect(helmError(call(title))).toEqual(error)
  })
})

test('why the record is not read by helm status: Helm 4 fails when a CRD is gone, and both print Secrets', () => {
  const helm4 = RECORDED[1]?.[1] ?? {}
  expect(recordedCall(helm4, 'crd-gone: status after').stderr).toContain('ensure CRDs are installed first')
  expect(recordedCall(helm4, 'pre-delete-fails: status after').stdout).toContain('"data":{"token":')
})

test('kept list: a later list of a newer Helm is no policy', () => {
  const lines = [
    'These resources were kept due to the resource policy:',
    '[ConfigMap] a',
    '',
    '1 resource(s) were not deleted',
    '[Role] b',
  ]
  expect(parseKept(lines.join('\n'))).toEqual(['[ConfigMap] a'])
})

test('history: output that is none is unknown, with what was printed', () => {
  expect(parseHistory('nonsense')).toEqual({ status: 'unknown', description: 'helm history printed nonsense' })
  expect(parseHistory('[]').status).toBe('unknown')
  expect(parseHistory('[{"status":"melted","description":"x"}]')).toEqual({ status: 'unknown', description: 'x' })
})
