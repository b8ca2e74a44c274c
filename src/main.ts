/** The door of the action's main step. */
import { checkAction } from './github/check-action.ts'
import { runAction } from './github/run-action.ts'

await runAction(checkAction(process.env))
