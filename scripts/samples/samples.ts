/** The reports of the gallery: real ones, of checks of our fixtures on clusters of their own, kept in fixtures/samples/. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Names } from '../../fixtures/check-arguments.ts'
import { type Report, reportSchema } from '../../src/report/report.ts'

export interface Sample {
  /** of the fixture */
  name: string
  /** what a reader can see in it, as a heading */
  title: string
  /** Kubernetes version, where it matters */
  kubernetes?: string
  /** of the release, where the exercise knows them; else they are made of the fixture's name */
  names?: Names
  /** in the gallery also as a picture of its HTML */
  picture?: true
}

const root = join(import.meta.dirname, '../..')

/** The five cases that the tool was made for come first; then what is common, from clean to inconclusive. */
export const SAMPLES: readonly Sample[] = [
  {
    name: 'seed-kubeblocks',
    title: 'Kept on purpose, and held by finalizers that nobody takes off any more',
    picture: true,
  },
  { name: 'seed-kubesphere', title: 'A clean-up hook that succeeded and cleaned up nothing', picture: true },
  { name: 'seed-aibrix', title: 'A namespace that can never be deleted', picture: true },
  {
    name: 'seed-aks',
    title: 'A broken conversion webhook stops the garbage collector',
    kubernetes: '1.30.4',
    names: { release: 'demo', namespace: 'seed-aks' },
    picture: true,
  },
  { name: 'seed-kubefirst', title: 'What Argo CD deployed outlives its Application', picture: true },
  { name: 'leaky-operator', title: 'An operator that leaves four things', picture: true },
  { name: 'leaky-operator-clean', title: 'The same operator, mended: clean', picture: true },
  { name: 'a2-resource-policy-keep', title: 'Kept on purpose, and nothing else: clean' },
  { name: 'a11-pre-delete-hook-fails', title: 'An uninstall that a failing hook stops' },
  { name: 'e9-made-again', title: 'Deleted, and made again' },
  { name: 'b2-crd-waits-for-resource', title: 'A CRD that waits for a custom resource' },
  { name: 'd2-webhook-without-service', title: 'A webhook that blocks the cluster' },
  { name: 'e5-retained-volume', title: 'Volumes that stay' },
  { name: 'f1-node-labels', title: 'Changed nodes' },
  { name: 't1-failed-install', title: 'An install that failed, and what it left' },
]

/** Where the recorded report of a sample is. */
export function sampleFile({ name }: Sample): string {
  return join(root, 'fixtures/samples', `${name}.json`)
}

/** Where its picture is. */
export function pictureFile({ name }: Sample): string {
  return join(root, 'docs/samples', `${name}.png`)
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
