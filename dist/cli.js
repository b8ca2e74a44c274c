#!/usr/bin/env node
// src/cli.ts
const NEEDED = 24;
if (Number.parseInt(process.versions.node, 10) < NEEDED) {
	console.error(`error: clean-uninstall needs Node.js ${NEEDED} or newer; this is ${process.versions.node}`);
	process.exitCode = 2;
} else {
	const { main } = await import("./chunks/commands.js");
	process.exitCode = await main(process.argv.slice(2));
}

export {  };