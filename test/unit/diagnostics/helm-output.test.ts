import { describe, expect, test } from 'vitest'
import { installOutput, uninstallOutput } from '../../../src/diagnostics/helm-output.ts'
import { RECORDED, recordedCall } from '../scenario/recorded/recorded.ts'

const command = { exitCode: 0, durationMs: 4_321, timedOut: false, stdout: '', stderr: '' }

describe.for(RECORDED)('helm %s', ([, outputs]) => {
  test('feature 96: what Helm itself says of an install is there, without values and notes', () => {
    const { stdout } = recordedCall(outputs, 'plain: install')
    const text = installOutput({ ...command, stdout, argv: ['helm', 'install', 'app', '--set', 'db.password=hush'] })
    expect(text).toMatch(
      /^\$ helm install app --set 'db.password=\(hidden\)'\nexit code 0, 4\.3 s\n\nstdout:\nNAME: plain\n/,
    )
    expect(text).toContain('STATUS: deployed\n')
    expect(text).toContain('(2 lines not shown: notes may hold secrets)\n\nstderr:\n(nothing)\n')
    expect(text).not.toMatch(/hush|Thank you/)
  })
})

test.for([
  ['notes', 'NAME: app\nNOTES:\nYour password is hush\n'],
  ['values and Secrets, with --debug', 'NAME: app\nSTATUS: deployed\nUSER-SUPPLIED VALUES:\npassword: hush\nHOOKS:\n'],
  ['the release as JSON', '{"name":"app","config":{"password":"hush"}}'],
  ['a line of a hook before all else', 'hush\nNAME: app\n'],
  ['notes that look like Helm', 'NAME: app\nNOTES:\nSTATUS: hush\n'],
])('%s stand in no file', ([, stdout = '']) => {
  expect(installOutput({ ...command, argv: ['helm', 'install'], stdout })).not.toContain('hush')
})

test('feature 96: the whole of what Helm said of an uninstall that failed', () => {
  const stderr = Array.from({ length: 200 }, (_, index) => `line ${index}\u001b[0m`).join('\n')
  const text = uninstallOutput({ ...command, argv: ['helm', 'uninstall', 'app'], exitCode: 1, stderr })
  expect(text).toMatch(
    /^\$ helm uninstall app\nexit code 1, 4\.3 s\n\nstdout:\n\(nothing\)\n\nstderr:\nline 0\nline 1\n/,
  )
  expect(text.endsWith('line 199\n')).toBe(true)
})

test.for([
  [{ timedOut: true, exitCode: undefined }, 'ran out of time, 4.3 s'],
  [{ exitCode: undefined }, 'was ended, 4.3 s'],
] as const)('%j: %s', ([end, words]) => {
  expect(uninstallOutput({ ...command, ...end, argv: ['helm'] })).toContain(words)
})
