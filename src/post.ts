/** The door of the action's post step, which runs whatever happened to the main step. */
import { cleanUp } from './github/clean-up-action.ts'

await cleanUp()
process.exit()
