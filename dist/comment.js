import { p as warning, r as runAction } from "./chunks/github.js";
import { a as readInputs, c as COMMENT_ACTION_OPTIONS, r as parseOptions, t as listOfProblems } from "./chunks/report.js";
import { B as messageOf, H as withHint, R as Problem, p as visible, z as infrastructureProblem } from "./chunks/text.js";
import { n as readReport, t as LARGEST_REPORT } from "./chunks/read-report.js";
import { t as writeComments } from "./chunks/pull-request-comment.js";
import { lstat, readdir } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";

// src/options/load-comment.ts
function loadCommentActionOptions(env, cwd) {
	const inputs = readInputs(env, cwd, COMMENT_ACTION_OPTIONS);
	const { values, problems } = parseOptions(COMMENT_ACTION_OPTIONS, inputs.given, cwd);
	const all = [...inputs.problems, ...problems];
	if (all.length > 0) throw listOfProblems(all, "docs/pull-request-comments.md lists the inputs");
	const { report, comment, "comment-group": group, "github-token": token = "" } = values;
	return {
		report,
		comment: {
			comment,
			token,
			...group !== void 0 && { group }
		}
	};
}

// src/github/comment/find-reports.ts
const FILE = "report.json";
const DEEPEST = 3;
const MOST_REPORTS = 100;
const LARGEST_ALL = LARGEST_REPORT;
async function findReports(path) {
	try {
		const stat = await lstat(path);
		if (stat.isFile()) return [{
			path,
			name: ""
		}];
		if (!stat.isDirectory()) throw new Error("it is neither a file nor a directory");
		const found = (await filesBelow(path, DEEPEST)).toSorted();
		if (found.length > MOST_REPORTS) throw new Error(`there are ${found.length}, and ${MOST_REPORTS} are the most`);
		if ((await Promise.all(found.map(async (file) => (await lstat(file)).size))).reduce((sum, size) => sum + size, 0) > LARGEST_ALL) throw new Error(`together they are larger than ${LARGEST_ALL / 1024 / 1024} MiB`);
		return found.map((file) => ({
			path: file,
			name: relative(path, dirname(file))
		}));
	} catch (error) {
		throw infrastructureProblem(`the reports in ${path} could not be read: ${messageOf(error)}.`, "report names a report.json, or a directory with some.", error);
	}
}
async function filesBelow(directory, depth) {
	const entries = await readdir(directory, { withFileTypes: true });
	return (await Promise.all(entries.map((entry) => {
		const path = join(directory, entry.name);
		if (entry.isFile()) return entry.name === FILE ? [path] : [];
		return entry.isDirectory() && depth > 0 ? filesBelow(path, depth - 1) : [];
	}))).flat();
}

// src/github/comment-action.ts
function commentAction(env) {
	return {
		stopping: () => void 0,
		async body(signal) {
			const cwd = env.GITHUB_WORKSPACE || process.cwd();
			const { report, comment } = loadCommentActionOptions(env, cwd);
			const reports = await readReports(resolve(cwd, report));
			if (reports.length > 0) await writeComments(reports, comment, env, signal);
		},
		brokenOff: async () => {}
	};
}
async function readReports(path) {
	const reports = [];
	try {
		const found = await findReports(path);
		if (found.length === 0) warning(visible(`No comment: there is no report.json in ${path}.`));
		for (const file of found) reports.push(...await handedIn(file));
	} catch (error) {
		warn(error);
	}
	return reports;
}
async function handedIn({ path, name }) {
	try {
		return [{
			report: await readReport(path),
			identity: ["report", name],
			handedIn: true,
			...name !== "" && { leg: name }
		}];
	} catch (error) {
		warn(error);
		return [];
	}
}
function warn(error) {
	if (!(error instanceof Problem)) throw error;
	warning(visible(withHint(error, " ")));
}

// src/comment.ts
await runAction(commentAction(process.env));

export {  };