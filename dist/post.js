import { n as describe, p as warning, s as info } from "./chunks/github.js";
import { r as deleteRecorded } from "./chunks/base.js";
import { m as visibleLines } from "./chunks/text.js";
import { r as savedCluster } from "./chunks/state.js";

// src/github/clean-up-action.ts
async function cleanUp() {
	try {
		const record = savedCluster();
		if (record === void 0) return;
		info(`Deleting the cluster ${record.name}, left by the main step.`);
		await deleteRecorded(record, { log: (line) => info(visibleLines(line)) });
		info(`The cluster ${record.name} is deleted.`);
	} catch (error) {
		warning(describe(error));
	}
}

// src/post.ts
await cleanUp();
process.exit();

export {  };