/** The door of the action that only comments. */
import { commentAction } from './github/comment-action.ts'
import { runAction } from './github/run-action.ts'

await runAction(commentAction(process.env))
