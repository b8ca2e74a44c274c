/** Which of several workloads that could remove a finalizer: the one whose own text names it, or that has the right to. */
import type { ObjectId } from '../../snapshot/object-id.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { thoseThatMay, thoseThatName } from '../origin/traces.ts'
import type { Remover } from './remover.ts'

/** Only among workloads that are all gone: while one is there, nobody may say that it is another. */
export function likeliest(remover: Remover, finalizer: string, id: ObjectId, evidence: Evidence): Remover {
  if (remover.kind !== 'workload' || remover.presence !== 'gone' || remover.workloads.length < 2) return remover
  const naming = thoseThatName(finalizer, remover.workloads, evidence)
  const able = thoseThatMay(['patch', 'update'], id, naming?.workloads ?? remover.workloads, evidence)
  const narrowed = naming?.workloads.length === 1 ? naming : (able ?? naming)
  return narrowed ? { ...remover, ...narrowed } : remover
}
