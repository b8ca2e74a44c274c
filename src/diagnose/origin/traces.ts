/** What the rendered text and the rights of workloads tell of which of them dealt with an object. */
import type { ObjectId } from '../../snapshot/object-id.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { oncePerEvidence } from '../evidence/evidence-index.ts'
import type { Fact } from '../finding.ts'
import { listed, sourceText } from '../words/phrases.ts'
import { configurationOf, type ProgramLine } from './program-text.ts'
import { mayDo } from './rights.ts'
import { type Workload, workloadName } from './workloads.ts'

/** Some of the workloads, and what tells them from the others. */
export interface Narrowed {
  workloads: readonly Workload[]
  trace: Fact
}

const LONGEST_QUOTE = 200

const knownLines = oncePerEvidence(() => new Map<Workload, readonly ProgramLine[]>())

/** What a workload runs and with what, line by line. */
export function linesOf(workload: Workload, evidence: Evidence): readonly ProgramLine[] {
  const known = knownLines(evidence)
  const lines = known.get(workload) ?? (workload.rendered ? configurationOf(workload.rendered, evidence) : [])
  known.set(workload, lines)
  return lines
}

/** The workloads whose text has these words; undefined when none has. */
export function thoseThatName(words: string, workloads: readonly Workload[], evidence: Evidence): Narrowed | undefined {
  const isNamed = new RegExp(String.raw`(?<![\w-])${RegExp.escape(words)}(?![\w-]|\.\w)`)
  const found = workloads.flatMap(workload => {
    const line = linesOf(workload, evidence).find(({ text }) => isNamed.test(text))
    return line ? [{ workload, line }] : []
  })
  const [first] = found
  if (first === undefined) return undefined
  return { workloads: found.map(({ workload }) => workload), trace: quote(first.workload, first.line) }
}

function quote(workload: Workload, { text, of }: ProgramLine): Fact {
  const line = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text
  return { fact: `${workloadName(workload)} runs \`${line}\``, source: sourceText(of.source) }
}

/** The workloads that may do this to the object; undefined when none or all of them may. */
export function thoseThatMay(
  verbs: readonly string[],
  id: ObjectId,
  workloads: readonly Workload[],
  evidence: Evidence,
): Narrowed | undefined {
  const able = workloads.filter(({ rendered }) => rendered === undefined || mayDo(verbs, id, rendered, evidence))
  if (able.length === 0 || able.length === workloads.length) return undefined
  const unable = workloads.filter(workload => !able.includes(workload)).map(workloadName)
  return {
    workloads: able,
    trace: {
      fact: `no role of the chart lets ${listed(unable)} ${verbs.join(' or ')} ${id.resource}`,
      source: 'roles and bindings of the release',
    },
  }
}
