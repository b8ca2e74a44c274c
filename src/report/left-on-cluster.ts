/** What a check leaves on a cluster that exists. A throw-away cluster is thrown away, with all that is in it. */
import { resourceName } from '../kube/object.ts'
import { triedDeletions } from './probe-words.ts'
import type { Report, ReportObject } from './report.ts'
import { isLeft } from './wording.ts'

/** A sentence about what the next run there would take for its baseline; undefined when nothing is left. */
export function leftOnCluster(report: Pick<Report, 'cluster' | 'probe' | 'findings'>): string | undefined {
  if (!report.cluster?.existing) return undefined
  const isGone = goneWithProbe(report)
  const objects = report.findings.flatMap(finding => finding.objects)
  const there = objects.filter(object => isLeft(object) && !isGone(object))
  if (there.length === 0) return undefined
  const [are, them] = there.length === 1 ? ['1 object is', 'it'] : [`${there.length} objects are`, 'them']
  return `${are} left on your cluster; the next check there takes ${them} for its baseline`
}

/** Whether an object went when the probe deleted namespaces and CRDs: it was one of them, or was in one, or of its kind. */
function goneWithProbe({ probe }: Pick<Report, 'probe'>): (object: ReportObject) => boolean {
  const tried = probe === undefined ? [] : triedDeletions(probe).filter(({ deleted }) => deleted)
  const names = (kind: 'namespace' | 'crd') => new Set(tried.filter(one => one.kind === kind).map(({ name }) => name))
  const [namespaces, crds] = [names('namespace'), names('crd')]
  return object => {
    const resource = resourceName(object)
    if (resource === 'namespaces') return namespaces.has(object.name)
    if (resource === 'customresourcedefinitions.apiextensions.k8s.io') return crds.has(object.name)
    return crds.has(resource) || (object.namespace !== undefined && namespaces.has(object.namespace))
  }
}
