/** Everything that is wrong with the options, in one problem. */
import { type Problem, usageProblem } from '../problem.ts'

/** One usage problem with a line for each. */
export function listOfProblems(problems: readonly string[], hint: string): Problem {
  const head = problems.length === 1 ? 'One option is wrong:' : `${problems.length} options are wrong:`
  return usageProblem([head, ...problems.map(problem => `  ${problem}`)].join('\n'), hint)
}
