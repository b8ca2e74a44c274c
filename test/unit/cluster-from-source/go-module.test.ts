import { expect, test } from 'vitest'
import { type GoModule, goMod, stagingModules } from '../../../scripts/cluster-from-source/go-module.ts'

/** Both ways in which Kubernetes' go.mod has said it, and a replacement that is not one of its own folders. */
const upstream = `module k8s.io/kubernetes

go 1.26.0

godebug default=go1.26

require (
	k8s.io/api v0.0.0
)

replace (
	k8s.io/api => ./staging/src/k8s.io/api
	k8s.io/cri-api v0.0.0 => ./staging/src/k8s.io/cri-api
)

replace k8s.io/metrics => ./staging/src/k8s.io/metrics
`

test('staging modules are found in every notation', () => {
  expect(stagingModules(upstream)).toEqual(['k8s.io/api', 'k8s.io/cri-api', 'k8s.io/metrics'])
})

test('go.mod of a Kubernetes module keeps its settings and replaces its staging modules by published versions', () => {
  const module: GoModule = {
    name: 'k',
    requires: { 'k8s.io/kubernetes': 'v1.36.3', 'x.io/tool': 'v1.0.0' },
    kubernetes: '1.36.3',
  }
  expect(goMod(module, upstream)).toBe(`module build
go 1.26.0
godebug default=go1.26
require k8s.io/kubernetes v1.36.3
require x.io/tool v1.0.0
replace k8s.io/api => k8s.io/api v0.36.3
replace k8s.io/cri-api => k8s.io/cri-api v0.36.3
replace k8s.io/metrics => k8s.io/metrics v0.36.3
`)
})

test('the replace directives of a required module hold, but for those by folders', () => {
  const module: GoModule = { name: 'a', requires: { 'x.io/a': 'v1.0.0' }, replacesOf: 'x.io/a' }
  const theirs = `module x.io/a

replace x.io/b v1.2.3 => y.io/b v1.2.4

replace (
	// for a reason
	x.io/c => x.io/c v0.1.0 // and another
	x.io/d => ../d
)
`
  expect(goMod(module, theirs)).toBe(`module build
go 1.26
require x.io/a v1.0.0
replace x.io/b v1.2.3 => y.io/b v1.2.4
replace x.io/c => x.io/c v0.1.0
`)
})

test('go.mod of any other module only requires', () => {
  expect(goMod({ name: 'x', requires: { 'x.io/tool': 'v1.0.0' } })).toBe(
    'module build\n\ngo 1.26\n\nrequire x.io/tool v1.0.0\n\n',
  )
})
