import { expect, test } from 'vitest'
import { parseHelmArgs, parseUninstallArgs } from '../../../src/options/helm-args.ts'
import { splitWords } from '../../../src/options/words.ts'

test.for<[string, string[]]>([
  ['', []],
  ['  ', []],
  ['--skip-crds', ['--skip-crds']],
  [' a  b\tc ', ['a', 'b', 'c']],
  ["--description 'two words'", ['--description', 'two words']],
  ['--set "a=b c"', ['--set', 'a=b c']],
  ['a"b c"d', ['ab cd']],
  ["''", ['']],
  ['a\\ b', ['a b']],
  ['"a\\"b"', ['a"b']],
  ['"a\\nb"', ['a\\nb']],
  ["'a\\b'", ['a\\b']],
  ['$HOME `id` $(id) ; *', ['$HOME', '`id`', '$(id)', ';', '*']],
])('splits %j', ([line, words]) => {
  expect(splitWords(line)).toEqual(words)
})

test.for([
  ["it's", 'never closed'],
  ['"a', 'never closed'],
  ['a\\', 'ends with a backslash'],
] as const)('%j is a mistake', ([line, why]) => {
  expect(() => splitWords(line)).toThrow(why)
})

test('passes other arguments of Helm on', () => {
  expect(parseHelmArgs('--skip-crds --description "my test"')).toEqual(['--skip-crds', '--description', 'my test'])
})

test.for(['-fvalues-next.yaml', '-f=on.yaml', '--description=-nothing', '--set=a=-n'])('passes %s on', word => {
  expect(parseHelmArgs(word)).toEqual([word])
})

test.for([
  ['--kube-context prod', 'use kubeconfig and context'],
  ['--kubeconfig=/tmp/x', 'use kubeconfig and context'],
  ['-n other', 'use namespace'],
  ['--timeout=9m', 'use install-timeout'],
  ['--skip-crds --dry-run=server', 'nothing would be installed'],
  ['-nother', 'use namespace'],
  ['-n=other', 'use namespace'],
  ['-ojson', "Helm's output"],
  ['-gnother', 'use release-name'],
  ['--wait=false', 'how long Helm waits'],
  ['--wait-for-jobs', 'how long Helm waits'],
  ['--kube-as-user=admin', 'use kubeconfig and context'],
  ['--kube-ca-file ca.pem', 'use kubeconfig and context'],
  ['--kube-insecure-skip-tls-verify', 'use kubeconfig and context'],
  ['--replace', 'must see it come'],
] as const)('refuses %s', ([text, why]) => {
  expect(() => parseHelmArgs(text)).toThrow(why)
})

test.for([
  ['--no-hooks', ['--no-hooks']],
  ['--wait --cascade foreground', ['--wait', '--cascade', 'foreground']],
  ['--wait=legacy', ['--wait=legacy']],
  ['--description "my test" --keep-history', ['--description', 'my test', '--keep-history']],
] as const)('passes %s on to the uninstall', ([text, words]) => {
  expect(parseUninstallArgs(text)).toEqual(words)
})

test.for([
  ['--kube-context prod', 'use kubeconfig and context'],
  ['-nother', 'use namespace'],
  ['--timeout=9m', 'use uninstall-timeout'],
  ['--dry-run', 'nothing would be uninstalled'],
  ['-h', 'nothing would be uninstalled'],
  ['other --no-hooks', 'the name of another release'],
  ['--cascade=backward', 'Helm knows background, orphan, foreground'],
  ['--cascade', 'Helm knows background'],
] as const)('refuses %s for the uninstall', ([text, why]) => {
  expect(() => parseUninstallArgs(text)).toThrow(why)
})
