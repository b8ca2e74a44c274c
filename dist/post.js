import { a as describe, l as info, p as warning, r as savedCluster } from "./chunks/github.js";
import { p as deleteRecorded, u as visibleLines } from "./chunks/base.js";

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