import { expect, test } from 'vitest'
import { withoutValues } from '../../../src/report/redact.ts'

const CASES: [given: string[], shown: string[]][] = [
  [
    ['--set', 'db.password=hush'],
    ['--set', 'db.password=(hidden)'],
  ],
  [['--set=db.password=hush'], ['--set=db.password=(hidden)']],
  [
    ['--set-string', 'a=hush,b=hush'],
    ['--set-string', 'a=(hidden)'],
  ],
  [
    ['--set-json', 'db={"password":"hush"}'],
    ['--set-json', 'db=(hidden)'],
  ],
  [
    ['--set-json', '{"password":"x=hush"}'],
    ['--set-json', '(hidden)'],
  ],
  [
    ['--set-literal', 'a=hush=hush'],
    ['--set-literal', 'a=(hidden)'],
  ],
  [
    ['--set-file', 'key=hush.pem'],
    ['--set-file', 'key=(hidden)'],
  ],
  [
    ['--set', 'hush'],
    ['--set', '(hidden)'],
  ],
  [
    ['--password', 'hush', '--kube-token=hush'],
    ['--password', '(hidden)', '--kube-token=(hidden)'],
  ],
]

test.for(CASES)('%j is shown as %j', ([given, shown]) => {
  expect(withoutValues(given)).toEqual(shown)
})

test('what is no value stays as it is', () => {
  const argv = ['helm', 'install', 'a', 'charts/a', '--namespace', 'set=x', '--values=v.yaml', '--timeout', '5m']
  expect(withoutValues(argv)).toEqual(argv)
})
