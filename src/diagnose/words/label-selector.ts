/** Label selectors (meta/v1) in the words of `kubectl --selector`. */
import { isRecord } from '../../kube/object.ts'
import { recordsOf } from '../evidence/change-facts.ts'

/** `team=a,tier in (x, y),!legacy`; empty for a selector that fits everything. */
export function selectorText(selector: unknown): string {
  if (!isRecord(selector)) return ''
  const labels = isRecord(selector.matchLabels) ? Object.entries(selector.matchLabels) : []
  const expressions = recordsOf(selector.matchExpressions).map(expressionText)
  return [...labels.map(([key, value]) => `${key}=${value}`), ...expressions].join(',')
}

function expressionText({ key, operator, values }: Record<string, unknown>): string {
  const list = Array.isArray(values) ? values.join(', ') : ''
  switch (operator) {
    case 'Exists':
      return String(key)
    case 'DoesNotExist':
      return `!${key}`
    case 'NotIn':
      return `${key} notin (${list})`
    default:
      return `${key} ${String(operator).toLowerCase()} (${list})`
  }
}
