/** Every option of `check`, once. Flags, action inputs, keys of the file, --help and the documentation all come from here. */
import type { OptionDefinitions, OptionValues } from './definition.ts'
import { CHART_OPTIONS } from './definitions/chart.ts'
import { CLUSTER_OPTIONS } from './definitions/cluster.ts'
import { COMMENT_OPTIONS } from './definitions/comment.ts'
import { OUTCOME_OPTIONS } from './definitions/outcome.ts'
import { SCENARIO_OPTIONS } from './definitions/scenario.ts'

/** In the order in which --help and the documentation show them. */
export const CHECK_OPTIONS = {
  ...CHART_OPTIONS,
  ...CLUSTER_OPTIONS,
  ...SCENARIO_OPTIONS,
  ...OUTCOME_OPTIONS,
  ...COMMENT_OPTIONS,
} as const satisfies OptionDefinitions

export type CheckOptionName = keyof typeof CHECK_OPTIONS

/** The values of all options of `check`, by the options' own names. */
export type CheckOptionValues = OptionValues<typeof CHECK_OPTIONS>
