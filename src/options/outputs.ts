/** The outputs of the action. Like the options they are written down once. */

export const OUTPUTS = {
  verdict: '`clean`, `leaked`, or `inconclusive` when it could not be told.',
  findings: 'Number of findings.',
  leftovers: 'Number of objects in the findings.',
  'report-dir': 'Directory with the reports, and with the diagnostics of a run that is not clean.',
  'report-json': 'Path of `report.json`.',
} as const

export type OutputName = keyof typeof OUTPUTS
