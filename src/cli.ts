#!/usr/bin/env node
/** The command line's door. It is all that an older Node.js can read, and tells it so; the rest is loaded after that. */
const NEEDED = 24

if (Number.parseInt(process.versions.node, 10) < NEEDED) {
  console.error(`error: clean-uninstall needs Node.js ${NEEDED} or newer; this is ${process.versions.node}`)
  process.exitCode = 2
} else {
  const { main } = await import('./commands/main.ts')
  process.exitCode = await main(process.argv.slice(2))
}
