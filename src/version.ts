/** The version of this tool, as package.json says it; the bundler puts it in. */
import manifest from '../package.json' with { type: 'json' }

export const TOOL_VERSION: string = manifest.version
