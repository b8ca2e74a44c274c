/** Whose a finalizer is by its domain: `db.example.com/cleanup` belongs to whoever brought the CRDs of `*.example.com`. */
import { groupOf } from '../../kube/object.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { isCrd, oncePerEvidence } from '../evidence/evidence-index.ts'

/** True when the finalizer has the domain of a CRD that came with the chart. */
export function hasDomainOfChart(finalizer: string, evidence: Evidence): boolean {
  const site = siteOf(finalizer.split('/')[0] ?? '')
  return site !== undefined && [...chartCrdGroups(evidence)].some(group => siteOf(group) === site)
}

/** Domains that everybody's resources live in. */
const SHARED_SITES = new Set(['k8s.io', 'kubernetes.io', 'x-k8s.io', 'github.io', 'github.com'])

/**
 * Below these, each name is a product, or a company, of its own: vendors with many operators, and the second level of
 * countries (`co.uk`, `com.cn`) after its usual words. Not the whole list of https://publicsuffix.org, which is long and
 * changes: what is missing here makes two strangers under one suffix look like one.
 */
const WIDE_SITES = new Set([
  'amazonaws.com',
  'azure.com',
  'coreos.com',
  'google.com',
  'ibm.com',
  'microsoft.com',
  'openshift.io',
  'oracle.com',
  'redhat.com',
  'vmware.com',
])
const COUNTRY_SUFFIX = /^(ac|co|com|edu|go|gov|ne|net|or|org)\.[a-z]{2}$/

/** The part of a domain that has one owner: its last two labels, or three; undefined for a shared one, or when there is none. */
function siteOf(domain: string): string | undefined {
  const labels = domain.split('.')
  const last = labels.slice(-2).join('.')
  if (labels.length < 2 || SHARED_SITES.has(last)) return undefined
  if (!WIDE_SITES.has(last) && !COUNTRY_SUFFIX.test(last)) return last
  return labels.length > 2 ? labels.slice(-3).join('.') : undefined
}

/** API groups of the CRDs that the chart brought: in `crds/`, in templates, or made while it ran. */
const chartCrdGroups = oncePerEvidence(evidence => {
  const files = (evidence.chart?.crds ?? evidence.release?.crds ?? []).map(crd => crd.name)
  const manifest = evidence.release?.objects ?? []
  const rendered = manifest.filter(({ apiVersion, kind }) => kind === CRD && groupOf(apiVersion) === CRD_GROUP)
  const made = [...evidence.installed.objects.values()].filter(
    ({ id }) => isCrd(id) && !evidence.before.objects.has(id.uid),
  )
  const names = [...files, ...rendered.map(object => object.name), ...made.map(object => object.id.name)]
  return new Set(names.map(name => name.slice(name.indexOf('.') + 1)))
})

const CRD = 'CustomResourceDefinition'
const CRD_GROUP = 'apiextensions.k8s.io'
