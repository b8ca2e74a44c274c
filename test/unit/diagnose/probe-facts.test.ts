/** What the probe saw, in the findings about the objects that it saw it of. */
import { describe, expect, test } from 'vitest'
import { explain } from '../../../src/diagnose/explain.ts'
import { chart, DELETED_AT, evidence, operator, release, type Scene, thing, writer } from '../../builders/evidence.ts'
import { heldUp, probed, went } from '../../builders/probe.ts'
import { CRD, callingWebhook, crdFile, FINALIZER, setByOperator } from '../../builders/scenes.ts'

const apps = thing('namespaces/apps')
const crd = thing(CRD, { writers: [writer('helm')] })
const demo = thing('databases/apps/demo', { finalizers: [FINALIZER], writers: setByOperator })
const kept = thing('databases/apps/kept')
const scene: Scene = {
  after: [crd, demo, kept],
  release: release({ objects: [operator()] }),
  chart: chart({ crds: [crdFile] }),
}
const findings = (over: Scene) => explain(evidence({ ...scene, ...over }))
const finding = (id: string, over: Scene) => findings(over).find(found => found.class === id)

const blocked = probed({ namespaces: [heldUp(apps, [demo])], crds: [heldUp(crd, [demo])] })

describe('features 41 and 95: a finalizer that nobody has run into yet', () => {
  test('features 49 and 50: says what it blocks, and quotes the conditions', () => {
    const { cause, evidence: facts } = finding('B1', { probe: blocked }) ?? {}
    expect(cause).toContain('will hang for ever as soon as somebody deletes it')
    expect(cause).toMatch(
      /The probe deleted Namespace\/apps and CustomResourceDefinition\/databases\.db\.example\.com: 7\.4 s later they were still there, held by this object\.$/,
    )
    expect(facts).toContainEqual({
      fact: 'Held: SomethingRemains: 1 remain',
      source: 'status.conditions of namespaces/apps, 7.4 s after the probe deleted it',
    })
  })

  test('without a probe nothing of it is said', () => {
    expect(finding('B1', {})?.cause).not.toContain('probe')
  })

  test.for([
    ['its namespace', probed({ end: 'gone', namespaces: [went(apps)] })],
    ['its CRD', probed({ end: 'gone', crds: [went(crd)] })],
  ] as const)('is no finding when it went with %s: somebody took the finalizer off', ([, probe]) => {
    expect(findings({ probe }).map(found => found.class)).not.toContain('B1')
  })

  test('is one when only another namespace went', () => {
    expect(finding('B1', { probe: probed({ namespaces: [went(thing('namespaces/tenant'))] }) })).toBeDefined()
  })
})

test('of a finding with more objects only those that hold are blamed', () => {
  const pair = [demo, thing('databases/apps/other', { finalizers: [FINALIZER], writers: setByOperator })]
  const { cause } =
    finding('B1', { after: [crd, ...pair], probe: probed({ namespaces: [heldUp(apps, [demo])] }) }) ?? {}
  expect(cause).toMatch(/still there, held by Database\/demo \(apps\)\.$/)
})

test('the CRD that did not go names what holds it', () => {
  expect(finding('A1', { probe: blocked })?.cause).toMatch(
    /The probe deleted CustomResourceDefinition\/databases\.db\.example\.com: 7\.4 s later it was still there, held by Database\/demo \(apps\)\.$/,
  )
})

test('what only remained, without a finalizer, is not blamed', () => {
  const slow = probed({ end: 'limit', namespaces: [heldUp(apps, [kept])] })
  for (const { cause } of findings({ probe: slow })) expect(cause).not.toContain('probe')
})

test('what was in deletion before the probe is told by its own rule', () => {
  const deleted = thing(CRD, {
    deletionTimestamp: DELETED_AT,
    finalizers: ['customresourcecleanup.apiextensions.k8s.io'],
  })
  const [first] = findings({ after: [deleted, demo], probe: probed({ crds: [heldUp(deleted, [demo])] }) })
  expect(first?.class).toBe('B2')
  expect(first?.cause).not.toContain('probe')
})

test('a deletion that the server refused is quoted', () => {
  const refused = heldUp(crd, [], { conditions: [], refused: 'denied by policy' })
  expect(finding('A1', { probe: probed({ crds: [refused] }) })?.cause).toContain(
    'the server refused: denied by policy.',
  )
})

describe('what the server blames for a deletion that did not end is told so', () => {
  const message = (text: string) =>
    probed({
      namespaces: [heldUp(apps, [], { conditions: [{ type: 'X', status: 'True', reason: 'Y', message: text }] })],
    })
  const webhook = thing('validatingwebhookconfigurations/check', { content: { webhooks: [callingWebhook('Fail')] } })
  const policy = thing('validatingadmissionpolicies/guard')
  const api = thing('apiservices/v1.metrics.example.com')

  test.for([
    [webhook, 'failed calling webhook "check.example.com": service "webhook" not found'],
    [webhook, 'admission webhook "check.example.com" denied the request: no'],
    [policy, "ValidatingAdmissionPolicy 'guard' with binding 'b' denied request: no"],
    [api, 'unable to retrieve the complete list of server APIs: metrics.example.com/v1: stale GroupVersion discovery'],
    [crd, 'conversion webhook for db.example.com/v1, Kind=Database failed: service "webhook" not found'],
  ] as const)('%#', ([object, text]) => {
    const [blamed] = findings({ after: [object], probe: message(text) })
    expect(blamed?.cause).toContain('still there, held by this object.')
    const [silent] = findings({ after: [object], probe: message('failed calling webhook "other.example.com"') })
    expect(silent?.cause).not.toContain('probe')
  })

  test('a CRD that its own conversion keeps is not held by itself', () => {
    const message = 'could not list instances: conversion webhook for db.example.com/v1, Kind=Database failed'
    const own = heldUp(crd, [], { conditions: [{ type: 'Terminating', status: 'True', reason: 'Failed', message }] })
    expect(finding('A1', { after: [crd], probe: probed({ crds: [own] }) })?.cause).toMatch(/it was still there\.$/)
  })

  test('a refusal blames as well', () => {
    const refused = heldUp(apps, [], { conditions: [], refused: 'admission webhook "check.example.com" denied it' })
    const [blamed] = findings({ after: [webhook], probe: probed({ namespaces: [refused] }) })
    expect(blamed?.cause).toContain('the server refused: admission webhook')
  })
})

describe('B14: a finalizer that nothing in the cluster is known to take off', () => {
  const odd = thing('configmaps/apps/odd', { finalizers: ['odd.example.org/x'], writers: [writer('kubectl-create')] })
  const held = probed({ end: 'limit', namespaces: [heldUp(apps, [odd])] })

  test('is a finding when the probe met it', () => {
    const [only] = findings({ after: [odd], probe: held })
    expect(only).toMatchObject({ class: 'B14', severity: 'stuck' })
    expect(only?.cause).toContain('nothing in this cluster is known to take it off')
  })

  test('is none when the probe did not', () => {
    const ids = findings({ after: [odd], probe: probed({ end: 'gone', namespaces: [went(apps)] }) })
    expect(ids.map(found => found.class)).not.toContain('B14')
  })
})
