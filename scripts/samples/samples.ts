/** The reports of the gallery: real ones, of checks of our fixtures on clusters of their own, kept in fixtures/samples/. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Report, reportSchema } from '../../src/report/report.ts'

export interface Sample {
  /** of the fixture */
  name: string
  /** what a reader can see in it, as a heading */
  title: string
  /** Kubernetes version, where it matters */
  kubernetes?: string
}

const SAMPLES_DIRECTORY = join(import.meta.dirname, '../../fixtures/samples')

/** The five cases that the tool was made for come first; then what is common, from clean to inconclusive. */
export const SAMPLES: readonly Sample[] = [
  { name: 'seed-kubeblocks', title: 'Kept on purpose, and held by finalizers that nobody takes off any more' },
  { name: 'seed-kubesphere', title: 'A clean-up hook that succeeded and cleaned up nothing' },
  { name: 'seed-aibrix', title: 'A namespace that can never be deleted' },
  { name: 'seed-aks', title: 'A broken conversion webhook stops the garbage collector', kubernetes: '1.30.4' },
  { name: 'seed-kubefirst', title: 'What Argo CD deployed outlives its Application' },
  { name: 'leaky-operator', title: 'An operator that leaves four things' },
  { name: 'leaky-operator-clean', title: 'The same operator, mended: clean' },
  { name: 'a2-resource-policy-keep', title: 'Kept on purpose, and nothing else: clean' },
  { name: 'a11-pre-delete-hook-fails', title: 'An uninstall that a failing hook stops' },
  { name: 'a19-namespace-in-templates', title: 'A namespace that was there before is lost' },
  { name: 'b2-crd-waits-for-resource', title: 'A CRD that waits for a custom resource' },
  { name: 'd2-webhook-without-service', title: 'A webhook that blocks the cluster' },
  { name: 'e5-retained-volume', title: 'Volumes that stay' },
  { name: 'f1-node-labels', title: 'Changed nodes' },
  { name: 't1-failed-install', title: 'An install that failed, and what it left' },
]

/** Where the recorded report of a sample is. */
export function sampleFile({ name }: Sample): string {
  return join(SAMPLES_DIRECTORY, `${name}.json`)
}

/** Throws with the file's name when it was not recorded or no longer fits the schema. */
export function readSample(sample: Sample): Report {
  const file = sampleFile(sample)
  try {
    return reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    throw new Error(`${file} is not a report: record it with node scripts/samples/record.ts ${sample.name}`, {
      cause: error,
    })
  }
}
