import { A as RULES, C as stepLines, D as displayWidth, E as cut, F as defaultKubeconfig, I as runInShell, L as takeSnapshot, M as writeWhole, N as probeReportDir, O as byClass, P as detectEngine, R as compare, S as sentenceLines, T as terminalLook, _ as connect, a as silentProgress, c as check, d as PINNED, f as helmWish, g as writeSnapshot, h as readSnapshot, i as plainProgress, j as isDiskFull, k as pageSections, l as findInCache, m as platformOf, n as loadCheckOptions, o as logCommands, p as kindWish, r as flagSource, s as cacheDirOf, t as writeReports, u as findOnPath, v as FORMAT_NAMES, w as painter, x as terminalReport, y as formatted } from "./check.js";
import { B as messageOf, H as withHint, L as EXIT_CODES, R as Problem, V as usageProblem, m as visibleLines, p as visible, z as infrastructureProblem } from "./text.js";
import { J as leftOut, Xt as ignorePatterns, Zt as parseIgnore, an as didYouMean, bt as TOOL_VERSION, en as displayName, f as OPTION_GROUPS, gt as defaultImageOf, it as seconds, l as choice, on as nearest, p as hasWay, r as parseOptions, s as CHECK_OPTIONS, t as listOfProblems, u as text } from "./report.js";
import { _ as CLUSTER_NAME_PREFIX, g as nodeImages, h as engineRunner, m as clusterNames, o as markedRuns, p as CLUSTER_LABEL, t as byHand } from "./base.js";
import { n as readReport } from "./read-report.js";
import { homedir, tmpdir } from "node:os";
import { parseArgs } from "node:util";
import { access, constants as constants$1, readFile, statfs } from "node:fs/promises";
import { dirname } from "node:path";

// src/options/commands.ts
const { kubeconfig, context, ignore, verbose, quiet } = CHECK_OPTIONS;
const SNAPSHOT_OPTIONS = {
	output: {
		kind: "path",
		group: "output",
		item: text,
		placeholder: "FILE",
		short: "o",
		required: true,
		sentence: "File to write the snapshot to."
	},
	kubeconfig: {
		...kubeconfig,
		sentence: "Kubeconfig of the cluster."
	},
	context: {
		...context,
		sentence: "Context of the kubeconfig."
	}
};
const DIFF_OPTIONS = {
	ignore,
	format: {
		kind: "choice",
		group: "output",
		item: choice(["text", "json"]),
		placeholder: "FORMAT",
		default: "text",
		sentence: "text or json."
	}
};
const RENDER_OPTIONS = {
	format: {
		kind: "choice",
		group: "output",
		item: choice(FORMAT_NAMES),
		placeholder: "FORMAT",
		default: "terminal",
		sentence: `${FORMAT_NAMES.slice(0, -1).join(", ")} or ${FORMAT_NAMES.at(-1)}.`
	},
	output: {
		kind: "path",
		group: "output",
		item: text,
		placeholder: "FILE",
		short: "o",
		sentence: "File to write to, instead of showing it."
	},
	verbose: {
		...verbose,
		sentence: "In format terminal: evidence, patches and every command."
	},
	quiet: {
		...quiet,
		sentence: "In format terminal: the verdict, and a line for each finding."
	}
};
const COMMANDS = {
	check: {
		usage: "CHART [options]",
		sentence: "Install a chart, uninstall it, and explain whatever is left.",
		more: [
			"CHART is the directory of a chart, or a packaged .tgz.",
			"It runs on a kind cluster made for it and deleted at the end, or on a cluster that exists (--kubeconfig, --context).",
			"Options can also stand in .clean-uninstall.yaml, by the same names. Flags win over the file.",
			"Exit codes: 0 clean, 1 leaked, 2 wrong usage or configuration, 3 inconclusive, 130 cancelled."
		],
		options: CHECK_OPTIONS,
		examples: ["check charts/my-operator", "check charts/my-operator --values ci/values.yaml --exercise ci/resource.yaml --ignore 'kind=Lease name=my-*'"]
	},
	snapshot: {
		usage: "-o FILE [options]",
		sentence: "Write down everything that a cluster holds, to compare it later.",
		more: ["For test suites that install and uninstall by themselves. Data of Secrets is never read."],
		options: SNAPSHOT_OPTIONS,
		examples: ["snapshot -o before.json", "snapshot -o after.json --kubeconfig ci/kubeconfig --context kind-ci"]
	},
	diff: {
		usage: "BEFORE AFTER [options]",
		sentence: "Compare two snapshots: what is left, recreated, modified, lost or stuck.",
		more: [],
		options: DIFF_OPTIONS,
		examples: ["diff before.json after.json", "diff before.json after.json --format json --ignore 'namespace=kube-*'"]
	},
	render: {
		usage: "REPORT [options]",
		sentence: "Show a report.json again, in any format, on any machine.",
		more: ["REPORT is the report.json of a check. It may come from anywhere: what it holds is data."],
		options: RENDER_OPTIONS,
		examples: ["render clean-uninstall-report/report.json --format terminal --verbose", "render report.json --format sarif -o clean-uninstall.sarif"]
	},
	explain: {
		usage: "[CLASS]",
		sentence: "Explain a class of findings: why it happens, the fix, the clean-up.",
		more: ["CLASS is the id that a report names, such as B1. Without it all classes are listed."],
		options: {},
		examples: ["explain B1", "explain"]
	},
	doctor: {
		usage: "",
		sentence: "Say what is there, what is missing, and what to do about it.",
		more: ["It looks for a container engine, kind and Helm, and changes nothing."],
		options: {},
		examples: ["doctor", "doctor && clean-uninstall check charts/my-operator"]
	}
};
const COMMAND_NAMES = Object.keys(COMMANDS);
function isCommandName(word) {
	return word !== void 0 && Object.hasOwn(COMMANDS, word);
}

// src/options/flags.ts
const COMMON = {
	help: {
		type: "boolean",
		short: "h"
	},
	version: {
		type: "boolean",
		short: "V"
	}
};
function flagsOf(options) {
	return Object.entries(options).filter(([, option]) => option.positional !== true && hasWay(option, "flag"));
}
function readFlags(args, options) {
	const known = new Map(flagsOf(options));
	const { tokens } = parseArgs({
		args: [...args],
		options: {
			...parserOptions(known),
			...COMMON
		},
		strict: false,
		allowPositionals: true,
		tokens: true
	});
	const flags = {
		given: /* @__PURE__ */ new Map(),
		positionals: [],
		problems: [],
		help: false,
		version: false
	};
	for (const token of tokens) {
		if (token.kind === "positional") flags.positionals.push(token.value);
		if (token.kind !== "option") continue;
		if (token.name === "help" || token.name === "version") {
			flags[token.name] = true;
			continue;
		}
		const option = known.get(token.name);
		const value = option && givenValue(token, option);
		if (value !== void 0) flags.given.set(token.name, [...flags.given.get(token.name) ?? [], value]);
		else flags.problems.push(problemOf(token, option, [...known.keys()], options));
	}
	return flags;
}
function parserOptions(known) {
	return Object.fromEntries([...known].map(([name, { kind, short }]) => [name, {
		type: kind === "boolean" ? "boolean" : "string",
		...short !== void 0 && { short }
	}]));
}
function givenValue({ value, inlineValue }, option) {
	if (option.kind === "boolean") return value ?? "true";
	if (value?.startsWith("-") && value !== "-" && inlineValue !== true && option.dashes !== true) return void 0;
	return value;
}
function problemOf(token, option, names, all) {
	const { name, rawName, value } = token;
	if (option !== void 0) {
		const form = `${rawName} ${option.placeholder ?? "VALUE"}`;
		if (value === void 0) return `${rawName}: has no value: write ${form}`;
		return `${rawName}: has no value, "${value}" follows: write ${form}, or ${rawName}=${value} if it is the value`;
	}
	if (all[name]?.positional) return `${rawName}: is not a flag: write ${all[name].placeholder} alone`;
	const switched = name.replace(/^no-/, "");
	if (switched !== name && all[switched]?.kind === "boolean") return `${rawName}: is not a flag: did you mean --${switched}=false?`;
	return `${rawName}: is not a flag of this command${didYouMean(name, [
		...names,
		"help",
		"version"
	], (near) => `--${near}`)}`;
}

// src/options/command-line.ts
function parseCommandLine(argv) {
	const [word, ...rest] = argv;
	if (word === void 0) return {
		command: "help",
		asked: false
	};
	if (word === "--help" || word === "-h") return {
		command: "help",
		asked: true
	};
	if (word === "--version" || word === "-V" || word === "version") return { command: "version" };
	if (word === "help") return helpAbout(rest);
	if (!isCommandName(word)) throw unknownCommand(word, rest);
	const flags = readFlags(rest, COMMANDS[word].options);
	if (flags.help) return {
		command: "help",
		about: word,
		asked: true
	};
	if (flags.version) return { command: "version" };
	return COMMAND_PARSERS[word](flags);
}
const COMMAND_PARSERS = {
	check: (flags) => ({
		command: "check",
		flags
	}),
	snapshot(flags) {
		const { output, kubeconfig, context } = parseAll("snapshot", SNAPSHOT_OPTIONS, flags, []);
		return {
			command: "snapshot",
			output,
			...kubeconfig !== void 0 && { kubeconfig },
			...context !== void 0 && { context }
		};
	},
	diff(flags) {
		const { ignore, format } = parseAll("diff", DIFF_OPTIONS, flags, ["BEFORE", "AFTER"]);
		const [before = "", after = ""] = flags.positionals;
		return {
			command: "diff",
			before,
			after,
			ignore,
			format
		};
	},
	render(flags) {
		const { format, output, verbose, quiet } = parseAll("render", RENDER_OPTIONS, flags, ["REPORT"]);
		const [report = ""] = flags.positionals;
		return {
			command: "render",
			report,
			format,
			...output !== void 0 && { output },
			verbose,
			quiet
		};
	},
	explain(flags) {
		parseAll("explain", {}, flags, [], ["CLASS"]);
		const [classId] = flags.positionals;
		return {
			command: "explain",
			...classId !== void 0 && { classId }
		};
	},
	doctor(flags) {
		parseAll("doctor", {}, flags, []);
		return { command: "doctor" };
	}
};
function parseAll(command, definitions, flags, needed, optional = []) {
	const { values, problems } = parseOptions(definitions, flagSource(flags.given, ".").given, ".");
	const missing = needed.slice(flags.positionals.length).map((argument) => `${argument}: is missing`);
	const extra = flags.problems.length > 0 ? [] : flags.positionals.slice(needed.length + optional.length);
	const all = [
		...flags.problems,
		...missing,
		...extra.map((word) => `${JSON.stringify(word)}: is one argument too many`),
		...problems
	];
	if (all.length > 0) throw listOfProblems(all, `\`clean-uninstall ${command} --help\` says how it is used`);
	return values;
}
function helpAbout([word]) {
	if (word === void 0) return {
		command: "help",
		asked: true
	};
	if (!isCommandName(word)) throw unknownCommand(word, []);
	return {
		command: "help",
		about: word,
		asked: true
	};
}
function unknownCommand(word, rest) {
	const later = rest.find(isCommandName);
	if (word.startsWith("-")) {
		const hint = later === void 0 ? `the commands are ${COMMAND_NAMES.join(", ")}` : `write clean-uninstall ${later} ${word} …`;
		return usageProblem(`${JSON.stringify(word)} stands where the command belongs`, hint);
	}
	const meant = nearest(word, [
		...COMMAND_NAMES,
		"help",
		"version"
	]);
	if (meant !== void 0) return usageProblem(`${JSON.stringify(word)} is not a command`, `did you mean ${meant}?`);
	const chart = /[./]/.test(word) ? `; to check a chart, write clean-uninstall check ${word}` : "";
	return usageProblem(`${JSON.stringify(word)} is not a command`, `the commands are ${COMMAND_NAMES.join(", ")}${chart}`);
}

// src/report/live-progress.ts
const FRAMES = [
	"⠋",
	"⠙",
	"⠹",
	"⠸",
	"⠼",
	"⠴",
	"⠦",
	"⠧",
	"⠇",
	"⠏"
];
const FRAME_MS = 100;
const REWRITE = "\r\x1B[K";
function liveProgress(look, ports) {
	let running;
	let stopTicking = () => {};
	const draw = () => {
		if (running !== void 0) ports.write(`${REWRITE}${runningLine(running, look, ports)}`);
	};
	const clear = () => {
		if (running !== void 0) ports.write(REWRITE);
	};
	return {
		start(name) {
			stopTicking();
			running = {
				name,
				detail: "",
				startedAt: ports.now(),
				frame: 0
			};
			stopTicking = ports.every(FRAME_MS, () => {
				if (running !== void 0) running.frame++;
				draw();
			});
			draw();
		},
		update(name, detail) {
			if (running?.name === name) running.detail = detail;
			draw();
		},
		done(name, status, detail) {
			const durationMs = Math.round(ports.now() - (running?.startedAt ?? ports.now()));
			stopTicking();
			clear();
			running = void 0;
			const lines = stepLines({
				name,
				status,
				detail,
				durationMs
			}, {
				...look,
				width: ports.columns()
			});
			ports.write(`${lines.join("\n")}\n`);
		},
		log(line) {
			clear();
			ports.write(`${visible(line)}\n`);
			draw();
		}
	};
}
function runningLine(running, look, ports) {
	const paint = painter(look);
	const time = seconds(ports.now() - running.startedAt);
	const frame = FRAMES[running.frame % FRAMES.length] ?? "";
	const room = Math.max(0, ports.columns() - 1 - 2 - 11 - displayWidth(time) - 2);
	const detail = cut(visible(running.detail), room);
	return `${paint("cyan", frame)} ${running.name.padEnd(10)} ${detail}${detail === "" ? "" : "  "}${paint("dim", time)}`;
}

// src/commands/check.ts
async function checkCommand({ flags, cwd, env, cacheDir, terminal, signal }) {
	const { options, warnings } = await loadCheckOptions({
		flags,
		cwd
	});
	for (const warning of warnings) console.error(`warning: ${warning}`);
	await probeReportDir(options.reportDir);
	const progress = progressFor(options, terminal);
	using _commands = options.verbose ? logCommands((line) => progress.log(line)) : void 0;
	const report = await check(options, {
		signal,
		cancelGraceMs: 6e4,
		progress,
		env,
		cacheDir,
		onClusterName: async () => {},
		onClusterDone: async () => {},
		runCommand: runInShell
	});
	console.log(terminalReport(report, {
		...terminal.look,
		verbose: options.verbose,
		quiet: options.quiet,
		steps: false
	}));
	if (options.quiet) for (const warning of report.warnings) console.error(visible(`warning: ${warning}`));
	await tellWhereReportsAre(report, options);
	return signal.aborted ? EXIT_CODES.cancelled : EXIT_OF_VERDICT[report.verdict];
}
const EXIT_OF_VERDICT = {
	clean: 0,
	leaked: 1,
	inconclusive: EXIT_CODES.infrastructure
};
function progressFor({ quiet }, { look, live }) {
	if (quiet) return silentProgress;
	const ports = {
		write: (text) => process.stdout.write(text),
		now: () => performance.now()
	};
	if (!live) return plainProgress(look, ports);
	const every = (ms, tick) => {
		const timer = setInterval(tick, ms);
		return () => clearInterval(timer);
	};
	return liveProgress(look, {
		...ports,
		every,
		columns: () => process.stdout.columns || look.width
	});
}
async function tellWhereReportsAre(report, { reportDir, quiet }) {
	try {
		const { files } = await writeReports(report, reportDir);
		const names = [...Object.keys(files), ...report.diagnostics === void 0 ? [] : [`${report.diagnostics}/`]];
		if (!quiet) console.log(visible(`report in ${reportDir}: ${names.join(", ")}`));
	} catch (error) {
		console.error(visibleLines(`error: ${withHint(error)}`));
	}
}

// src/commands/diff.ts
async function diffCommand({ before, after, ignore, format }) {
	const patterns = ignore.map(parseIgnore);
	const [first, second] = await readBoth(before, after);
	refuseOtherCluster(first, second);
	const comparison = compare(first, second);
	const { changes, ignored } = ignorePatterns(comparison.changes, patterns);
	const unseen = [...first.failures, ...second.failures];
	const all = [...comparison.ignored, ...ignored];
	console.log(format === "json" ? asJson(changes, all, unseen) : asText(changes, all));
	for (const { resource, error } of unseen) console.error(`could not be listed, so it is not compared: ${resource}: ${error}`);
	if (changes.length > 0) return EXIT_CODES.leaked;
	return unseen.length > 0 ? EXIT_CODES.infrastructure : EXIT_CODES.clean;
}
async function readBoth(before, after) {
	const reads = [readSnapshot(before), readSnapshot(after)];
	const faults = (await Promise.allSettled(reads)).flatMap((result) => result.status === "rejected" ? [result.reason] : []);
	if (faults.length > 1) throw usageProblem([...new Set(faults.map((fault) => withHint(fault)))].join("\n"));
	return await Promise.all(reads);
}
function refuseOtherCluster(first, second) {
	const [one, other] = [first, second].map(({ objects }) => [...objects.values()].find(({ id }) => id.resource === "namespaces" && id.name === "kube-system"));
	if (one === void 0 || other === void 0 || one.id.uid === other.id.uid) return;
	throw usageProblem(`the snapshots are of two clusters, at ${first.server} and at ${second.server}`, "Give two snapshots of one cluster; one that was made again is another.");
}
function asJson(changes, ignored, unseen) {
	const listed = changes.map(({ kind, id, fields }) => ({
		change: kind,
		...id,
		...fields.length > 0 && { fields }
	}));
	return JSON.stringify({
		changes: listed,
		ignored,
		listFailures: unseen
	}, null, 2);
}
function asText(changes, ignored) {
	const lines = changes.flatMap(({ kind, id, fields }) => [`${kind.padEnd(10)} ${displayName(id)}`, ...fields.map(({ path, before, after }) => `${" ".repeat(11)}${path}: ${before ?? "(absent)"} → ${after ?? "(absent)"}`)]);
	const patterns = ignored.filter(({ objects }) => objects !== void 0);
	const summary = [`${changes.length} ${changes.length === 1 ? "difference" : "differences"}`, ...leftOut(ignored)];
	return visibleLines([
		...lines,
		summary.join(", "),
		...patterns.map(({ rule, count }) => `ignored by "${rule}": ${count}`)
	].join("\n"));
}

// src/cluster/doctor/check-line.ts
const SIGNS = {
	ok: "✔",
	note: "!",
	missing: "✖"
};
const LABEL_WIDTH = 16;
function formatLine({ state, what, detail, todo }) {
	const [first = "", ...more] = detail.split("\n");
	const indent = " ".repeat(18);
	return [
		`${SIGNS[state]} ${what.padEnd(LABEL_WIDTH)}${first}`.trimEnd(),
		...more.map((line) => `${indent}${line}`),
		...todo === void 0 ? [] : [`${indent}→ ${todo}`]
	];
}

// src/cluster/doctor/engine-checks.ts
async function checkNodeImages(engine, kindVersion) {
	const ask = engineRunner(engine.program);
	const images = await nodeImages(ask).catch(() => []);
	const wanted = defaultImageOf(kindVersion);
	if (wanted === void 0) return nodeImagesLine(images);
	const result = await ask([
		"image",
		"inspect",
		`docker.io/${wanted.replace(/:[^@]*@/, "@")}`
	]);
	return nodeImagesLine(images, {
		name: wanted.replace(/@.*/, ""),
		isHere: result.exitCode === 0
	});
}
function nodeImagesLine(images, wanted) {
	const detail = images.length === 0 ? "none here" : images.join(", ");
	if (wanted?.isHere || wanted === void 0 && images.length > 0) return {
		state: "ok",
		what: "node image",
		detail
	};
	const pulled = "kind pulls it (about 1 GB) the first time";
	if (wanted === void 0 || images.length === 0) return {
		state: "note",
		what: "node image",
		detail,
		todo: `Nothing, if this machine reaches an image registry: ${pulled}.`
	};
	return {
		state: "note",
		what: "node image",
		detail: `${detail}; not ${wanted.name}, which kind takes when no other is named`,
		todo: `Nothing, if this machine reaches an image registry: ${pulled}. If not, give one that is here with --node-image.`
	};
}
async function checkLeftovers(engine, kind) {
	try {
		return leftoverLines(await clusterNames(engineRunner(engine.program), engine.provider), engine, kind?.path, await markedRuns());
	} catch (error) {
		return [{
			state: "note",
			what: "leftovers",
			detail: messageOf(error)
		}];
	}
}
function leftoverLines(names, engine, kind, runs) {
	const ours = names.filter((name) => name.startsWith(CLUSTER_NAME_PREFIX));
	if (ours.length === 0) return [{
		state: "ok",
		what: "leftovers",
		detail: "no cluster of an earlier run"
	}];
	const [inUse, others] = [ours.filter((name) => runs.get(name)?.alive), ours.filter((name) => !runs.get(name)?.alive)];
	return [...inUse.length === 0 ? [] : [inUseLine(inUse, runs)], ...others.map((name) => leftoverLine(name, engine, kind, runs))];
}
function inUseLine(names, runs) {
	const used = names.map((name) => `${name} (process ${runs.get(name)?.pid})`);
	return {
		state: "ok",
		what: "leftovers",
		detail: `none; ${names.length === 1 ? "this cluster is in use by a run that goes on" : "these clusters are in use by runs that go on"}: ${used.join(", ")}`
	};
}
function leftoverLine(name, engine, kind, runs) {
	const run = runs.get(name);
	const what = "leftovers";
	const command = deleteCommand(name, engine, kind);
	if (run !== void 0) return {
		state: "note",
		what,
		detail: `cluster ${name} of a run that was killed, process ${run.pid}`,
		todo: command
	};
	return {
		state: "note",
		what,
		detail: `cluster ${name}, kept by --keep-cluster or left by a run; no run is known here that uses it, but one elsewhere may (another container, another TMPDIR)`,
		todo: `Once you know that nothing uses it: ${command}`
	};
}
function deleteCommand(name, { program, provider }, kind) {
	if (kind !== void 0) return byHand({
		name,
		engine: program,
		provider,
		kind
	});
	return `${program} rm --force --volumes $(${program} ps --all --quiet --filter label=${CLUSTER_LABEL}=${name})`;
}

// src/cluster/doctor/host-checks.ts
const NODE_MAJOR = 24;
const GIGABYTE = 1e9;
const ENOUGH_BYTES = 4 * GIGABYTE;
const LEAST_BYTES = .5 * GIGABYTE;
const INOTIFY = {
	max_user_watches: 524288,
	max_user_instances: 512
};
function checkNode(version) {
	if (Number(/^v(\d+)/.exec(version)?.[1]) >= NODE_MAJOR) return {
		state: "ok",
		what: "node",
		detail: version
	};
	return {
		state: "missing",
		what: "node",
		detail: version,
		todo: `Install Node.js ${NODE_MAJOR} or newer.`
	};
}
async function checkDisk(what, directory) {
	try {
		const existing = await nearestExisting(directory);
		await access(existing, constants$1.W_OK);
		const { bavail, bsize } = await statfs(existing);
		return diskLine(what, directory, bavail * bsize);
	} catch (error) {
		return {
			state: "missing",
			what,
			detail: messageOf(error),
			todo: `Make ${directory} a folder that can be written.`
		};
	}
}
async function nearestExisting(path) {
	try {
		await access(path);
		return path;
	} catch (error) {
		if (!(error instanceof Error && "code" in error && error.code === "ENOENT") || dirname(path) === path) throw error;
		return await nearestExisting(dirname(path));
	}
}
function diskLine(what, directory, freeBytes) {
	const detail = `${(freeBytes / GIGABYTE).toFixed(1)} GB free in ${directory}`;
	if (freeBytes >= ENOUGH_BYTES) return {
		state: "ok",
		what,
		detail
	};
	return {
		state: freeBytes < LEAST_BYTES ? "missing" : "note",
		what,
		detail,
		todo: `Free some space: a run needs about ${ENOUGH_BYTES / GIGABYTE} GB.`
	};
}
async function checkInotify(directory = "/proc/sys/fs/inotify") {
	const read = async (name) => Number(await readFile(`${directory}/${name}`, "utf8").catch(() => "NaN"));
	return inotifyLine({
		max_user_watches: await read("max_user_watches"),
		max_user_instances: await read("max_user_instances")
	});
}
function inotifyLine(limits) {
	const names = ["max_user_watches", "max_user_instances"];
	const detail = names.map((name) => `${name} ${limits[name]}`).join(", ");
	const known = names.filter((name) => !Number.isNaN(limits[name]));
	if (known.length === 0) return {
		state: "ok",
		what: "inotify",
		detail: "no limits on this platform"
	};
	if (known.every((name) => limits[name] >= INOTIFY[name])) return {
		state: "ok",
		what: "inotify",
		detail
	};
	return {
		state: "note",
		what: "inotify",
		detail,
		todo: `sudo sysctl ${names.map((name) => `fs.inotify.${name}=${INOTIFY[name]}`).join(" ")}`
	};
}

// src/cluster/doctor/limit-checks.ts
const PODMANS_DEFAULT = 1048576;
const MOST_PROCESSES = 32768;
const CAP_SYS_RESOURCE = 24n;
async function checkLimits(engine, env) {
	if (engine.provider !== "podman" || engine.rootless || env.CONTAINER_HOST) return [];
	const read = (path) => readFile(path, "utf8").catch(() => "");
	const [limits, status] = await Promise.all([read("/proc/self/limits"), read("/proc/self/status")]);
	if (limits === "" || status === "") return [];
	const files = env.CONTAINERS_CONF ? [env.CONTAINERS_CONF] : ["/usr/share/containers/containers.conf", "/etc/containers/containers.conf"];
	return limitsLine(limitsOf(limits, status, await Promise.all([...files, ...env.CONTAINERS_CONF_OVERRIDE ? [env.CONTAINERS_CONF_OVERRIDE] : []].map(read))));
}
function limitsOf(limits, status, configuration) {
	const hard = (row) => {
		const value = new RegExp(`^${row}\\s+\\S+\\s+(\\d+)`, "m").exec(limits)?.[1];
		return value === void 0 ? Number.POSITIVE_INFINITY : Number(value);
	};
	const capabilities = BigInt(`0x${/^CapEff:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? "ffffffffffffffff"}`);
	return {
		nofile: hard("Max open files"),
		nproc: hard("Max processes"),
		mayRaise: (capabilities >> CAP_SYS_RESOURCE & 1n) === 1n,
		configured: configuration.some((text) => /^\s*default_ulimits\s*=/m.test(text))
	};
}
function limitsLine({ nofile, nproc, mayRaise, configured }) {
	if (mayRaise || configured || nofile >= PODMANS_DEFAULT && nproc >= PODMANS_DEFAULT) return [];
	const [files, processes] = [Math.min(nofile, PODMANS_DEFAULT), Math.min(nproc, MOST_PROCESSES)];
	return [{
		state: "note",
		what: "limits",
		detail: `podman gives containers ${PODMANS_DEFAULT} open files and processes, which it may not here (no CAP_SYS_RESOURCE): nodes do not start ("setting rlimit")`,
		todo: `Under [containers] in /etc/containers/containers.conf, or in a file that CONTAINERS_CONF names: default_ulimits = ["nofile=${files}:${files}", "nproc=${processes}:${processes}"]`
	}];
}

// src/cluster/doctor/tool-checks.ts
async function checkTool(wish, options) {
	const platform = platformOf(process.platform, process.arch);
	if (platform === void 0) return { line: onUnknownPlatform(wish) };
	try {
		const program = await firstFound(wish, options, platform);
		return {
			line: {
				state: "ok",
				what: wish.text,
				detail: `${program.version} in ${program.path}`
			},
			program
		};
	} catch (error) {
		const todo = `Nothing, if this machine reaches the publisher: ${wish.tool} ${wish.fetchVersion} is fetched when it is needed.`;
		return { line: {
			state: "note",
			what: wish.text,
			detail: `not here: ${messageOf(error)}`,
			todo
		} };
	}
}
async function firstFound(wish, { env, cacheDir }, platform) {
	const others = (error) => findInCache(wish, cacheDir, platform).catch(() => Promise.reject(error));
	return await findOnPath(wish, env).catch(others);
}
function onUnknownPlatform(wish) {
	return {
		state: "missing",
		what: wish.text,
		detail: `${process.platform} ${process.arch} is not supported`,
		todo: "Use Linux or macOS on amd64 or arm64."
	};
}

// src/commands/doctor.ts
async function doctor(options) {
	const engine = await engineOf(options);
	const [kind, helm3, helm4] = await Promise.all([
		checkTool(kindWish(), options),
		checkTool(helmWish("3"), options),
		checkTool(helmWish("4"), options)
	]);
	const lines = [
		checkNode(process.version),
		engine.line,
		...[
			kind,
			helm3,
			helm4
		].map((tool) => tool.line),
		await checkDisk("cache", options.cacheDir),
		await checkDisk("temporary files", tmpdir()),
		await checkInotify()
	];
	if (engine.engine !== void 0) lines.push(...await checkLimits(engine.engine, options.env), await checkNodeImages(engine.engine, kind.program?.version ?? PINNED.kind), ...await checkLeftovers(engine.engine, kind.program));
	for (const line of lines) for (const text of formatLine(line)) options.out(text);
	if (engine.exitCode !== 0) return engine.exitCode;
	return lines.some((line) => line.state === "missing") ? EXIT_CODES.infrastructure : EXIT_CODES.clean;
}
async function engineOf(options) {
	try {
		const engine = await detectEngine(options.env);
		const cgroup = engine.cgroupVersion === 1 ? "cgroup v1 (deprecated: kind and Kubernetes will drop it)" : "cgroup v2";
		const detail = `${engine.program} ${engine.version}, ${cgroup}${engine.rootless ? ", rootless" : ""}`;
		return {
			line: {
				state: engine.cgroupVersion === 1 ? "note" : "ok",
				what: "engine",
				detail
			},
			engine,
			exitCode: 0
		};
	} catch (error) {
		const hint = error instanceof Problem ? error.hint : void 0;
		return {
			line: {
				state: "missing",
				what: "engine",
				detail: messageOf(error),
				...hint !== void 0 && { todo: hint }
			},
			exitCode: error instanceof Problem ? EXIT_CODES[error.kind] : EXIT_CODES.infrastructure
		};
	}
}

// src/diagnose/unruled-classes.ts
const UNRULED_CLASSES = [
	{
		id: "A4",
		title: "helm.sh/resource-policy inside an item of a List is ignored",
		reason: "The object is deleted although it was to be kept: nothing is left that could be found."
	},
	{
		id: "A23",
		title: "helm uninstall --cascade orphan leaves dependents",
		reason: "The check uninstalls without this flag, unless it is passed on (`--uninstall-args`). What is orphaned, by that or by something else, is E3."
	},
	{
		id: "A25",
		title: "The install failed half way",
		reason: "Not a cause of its own: what is left is reported under its class, and the run says that the install failed."
	},
	{
		id: "A26",
		title: "Helm 3 and Helm 4 leave different things",
		reason: "One run has one Helm: compare two reports (`--helm-version`)."
	},
	{
		id: "B4",
		title: "The deletion of a CRD timed out while its instances were counted",
		reason: "The same cause as B2 and B3, which quote the condition."
	},
	{
		id: "B7",
		title: "The rights of the operator are gone while it shuts down",
		reason: "Reported as B1: the operator, with its rights, went before it had taken off its finalizers."
	},
	{
		id: "B8",
		title: "A webhook refuses the request that would take a finalizer off, because the chart's own Service is gone",
		reason: "Reported as D2 (the webhook) with B1 or C3 (what waits)."
	},
	{
		id: "B9",
		title: "An admission policy refuses the deletion",
		reason: "Reported as C3, which quotes the condition, or D5 (the policy)."
	},
	{
		id: "B12",
		title: "A volume waits for a storage driver that was removed first",
		reason: "With the driver in the chart it is B1 or B5; one that is not in the chart is not removed by its uninstall."
	},
	{
		id: "B13",
		title: "A Service of type LoadBalancer waits for a cloud controller that was removed first",
		reason: "Only the service controller of a cloud sets service.kubernetes.io/load-balancer-cleanup, and no uninstall of a chart removes that."
	},
	{
		id: "B15",
		title: "A pod waits for the Job controller (batch.kubernetes.io/job-tracking)",
		reason: "It goes by itself as long as the control plane works."
	},
	{
		id: "B16",
		title: "A resource and the provider that serves it are deleted together",
		reason: "Reported as B1: the provider is the controller that went first."
	},
	{
		id: "C2",
		title: "A namespace cannot end: a group or version cannot be parsed",
		reason: "The API server does not accept such names today."
	},
	{
		id: "C8",
		title: "An object stays in a namespace that was forced away",
		reason: "The check never forces a namespace, and a pod without a namespace is found under its own class."
	},
	{
		id: "C9",
		title: "Discovery is stale right after a CRD was removed",
		reason: "It heals within seconds: the check waits for that and reports nothing."
	},
	{
		id: "E12",
		title: "Endpoints, Events and what Kubernetes puts into every namespace",
		reason: "Noise: docs/noise.md lists what is left out, and why."
	},
	{
		id: "F7",
		title: "Files, iptables rules and kernel modules on the node",
		reason: "Outside the Kubernetes API, which is all that the check looks at."
	},
	{
		id: "F8",
		title: "Load balancers, DNS entries, buckets, rows of a database",
		reason: "Outside the cluster; only a finalizer hints at them (B1, B14)."
	}
];

// src/commands/explain.ts
const INDENT = "  ";
function explainCommand(classId, look) {
	if (classId === void 0) return list(look);
	const isAsked = ({ id }) => id === classId.toUpperCase();
	const rule = RULES.find(isAsked);
	if (rule) return page(rule, look);
	const unruled = UNRULED_CLASSES.find(isAsked);
	if (unruled) return pageWithoutRule(unruled, look);
	throw unknownClass(classId);
}
function page(rule, look) {
	const paint = painter(look);
	const sections = pageSections(rule.page).map(([heading, text]) => section$1(heading, text, look));
	const links = [paint("bold", "See"), ...rule.docs.map((link) => INDENT + link)].join("\n");
	return [
		paint("bold", `${rule.id}  ${rule.title}`),
		`${INDENT}${rule.severity}`,
		...sections,
		links
	].join("\n\n");
}
function pageWithoutRule({ id, title, reason }, look) {
	return [painter(look)("bold", `${id}  ${title}`), section$1("Why it is never reported", reason, look)].join("\n\n");
}
function section$1(heading, text, look) {
	const lines = sentenceLines(text, look.width - 2).map((line) => INDENT + line);
	return [painter(look)("bold", heading), ...lines].join("\n");
}
function list(look) {
	const rules = RULES.toSorted(byClass).map(({ id, title, severity }) => `${id.padEnd(4)} ${severity.padEnd(15)} ${title}`);
	const unruled = UNRULED_CLASSES.toSorted(byClass).map(({ id, title }) => `${id.padEnd(4)} ${title}`);
	const heading = painter(look)("bold", "Never reported under an id of their own:");
	return [
		rules.join("\n"),
		[heading, ...unruled].join("\n"),
		"clean-uninstall explain CLASS says more."
	].join("\n\n");
}
function unknownClass(classId) {
	const problem = (hint) => usageProblem(`${JSON.stringify(classId)} is not a failure class`, hint);
	if (classId === "exercise") return problem("it means that the exercise made the objects, and nothing removed them");
	if (classId === "unexplained") return problem("it means that no rule holds: the report shows the facts");
	const ids = [...RULES, ...UNRULED_CLASSES].map(({ id }) => id.toLowerCase());
	const sameLetter = ids.filter((id) => id[0] === classId[0]?.toLowerCase());
	const meant = (nearest(classId, sameLetter) ?? nearest(classId, ids))?.toUpperCase();
	return problem(meant === void 0 ? "`clean-uninstall explain` lists them all" : `did you mean ${meant}?`);
}

// src/commands/help.ts
const WIDTH = 80;
const COLUMN = 30;
const COMMON_FLAGS = [["-h, --help", "Show this text."], ["-V, --version", "Show the version."]];
function helpText(about) {
	return about === void 0 ? overview() : commandHelp(about, COMMANDS[about]);
}
function overview() {
	const commands = Object.entries(COMMANDS).map(([name, { sentence }]) => [name, sentence]);
	return join$1([
		"Usage: clean-uninstall COMMAND [options]",
		wrap("Proves that a Helm chart can leave: installs it, uninstalls it, and explains whatever is left."),
		section("Commands", commands),
		section("Options", COMMON_FLAGS),
		examples([COMMANDS.check.examples[0], "check --help"])
	]);
}
function commandHelp(name, command) {
	const flags = flagsOf(command.options);
	const groups = Object.keys(OPTION_GROUPS).map((group) => {
		const rows = flags.filter(([, option]) => option.group === group).map(([flag, option]) => [flagForm(flag, option), explanation(option)]);
		return rows.length === 0 ? "" : section(OPTION_GROUPS[group], rows);
	});
	return join$1([
		`Usage: clean-uninstall ${name} ${command.usage}`.trimEnd(),
		wrap(command.sentence),
		...command.more.map((paragraph) => wrap(paragraph)),
		...groups,
		section("Help", COMMON_FLAGS),
		examples(command.examples)
	]);
}
function flagForm(name, { placeholder, short }) {
	return `${short === void 0 ? "" : `-${short}, `}--${name}${placeholder === void 0 ? "" : ` ${placeholder}`}`;
}
function explanation({ sentence, repeatable, default: value, defaultText, kind }) {
	const fallback = defaultText ?? (kind === "boolean" ? void 0 : value);
	const notes = [repeatable && "repeatable", fallback !== void 0 && `default: ${fallback}`].filter(Boolean);
	return notes.length === 0 ? sentence : `${sentence} (${notes.join(", ")})`;
}
function section(title, rows) {
	return [`${title}:`, ...rows.map(([left, right]) => row(left, right))].join("\n");
}
function row(left, right) {
	const lines = wrapLines(right, 50).map((line) => " ".repeat(COLUMN) + line);
	const head = `  ${left}`;
	if (head.length + 2 > COLUMN) return [head, ...lines].join("\n");
	return head + lines.join("\n").slice(head.length);
}
function examples(lines) {
	return ["Examples:", ...lines.map((line) => wrapLines(`clean-uninstall ${line}`, 74, / (?=--)/).join(" \\\n    ")).map((line) => `  ${line}`)].join("\n");
}
function wrap(text) {
	return wrapLines(text, WIDTH).join("\n");
}
function wrapLines(text, width, between = / /) {
	const lines = [];
	for (const word of text.split(between)) {
		const last = lines.at(-1);
		if (last === void 0 || last.length + 1 + word.length > width) lines.push(word);
		else lines[lines.length - 1] = `${last} ${word}`;
	}
	return lines;
}
function join$1(parts) {
	return parts.filter((part) => part !== "").join("\n\n");
}

// src/commands/render.ts
async function renderCommand(command, look) {
	const { format, output, verbose, quiet } = command;
	const report = await readReport(command.report);
	const shown = output === void 0 ? look : terminalLook({}, {});
	const text = formatted(report, format, {
		...shown,
		verbose,
		quiet
	});
	await (output === void 0 ? show(text) : write(output, text));
	return EXIT_CODES.clean;
}
function show(text) {
	return new Promise((resolve, reject) => {
		const failed = (error) => {
			if (error.code === "EPIPE") resolve();
			else reject(infrastructureProblem(`the report could not be shown: ${error.message}`, void 0, error));
		};
		process.stdout.once("error", failed);
		process.stdout.write(text, (error) => {
			if (error) return;
			process.stdout.off("error", failed);
			resolve();
		});
	});
}
async function write(file, text) {
	try {
		await writeWhole(file, text);
	} catch (error) {
		const what = `the report could not be written to ${file}: ${messageOf(error)}`;
		if (isDiskFull(error)) throw infrastructureProblem(what, "The disk is full: make room, or choose another file.", error);
		throw usageProblem(what, "Choose a directory that exists and may be written to.", error);
	}
}

// src/commands/snapshot.ts
async function snapshotCommand(command, env, signal) {
	const { output, kubeconfig = defaultKubeconfig(env), context } = command;
	const api = await connect({
		kubeconfig,
		...context !== void 0 && { context },
		signal
	});
	try {
		const kubernetes = await api.version({ signal });
		const snapshot = await takeSnapshot(api, signal);
		await writeSnapshot(output, snapshot, {
			server: api.server,
			kubernetes
		});
		console.log(`${snapshot.objects.size} objects in ${snapshot.types.length} resources of ${api.server} (${kubernetes}) → ${output}`);
		for (const { resource, error } of snapshot.failures) console.error(`could not be listed: ${resource}: ${error}`);
		return snapshot.failures.length === 0 ? EXIT_CODES.clean : EXIT_CODES.infrastructure;
	} finally {
		await api.close();
	}
}

// src/commands/main.ts
function abortOnSignals() {
	const abort = new AbortController();
	for (const name of ["SIGINT", "SIGTERM"]) process.on(name, () => {
		if (abort.signal.aborted) process.exit(EXIT_CODES.cancelled);
		console.error(`\n${name}: stopping, and deleting what was created; once more to leave it`);
		abort.abort(new Problem("cancelled", `cancelled by ${name}`));
	});
	process.stdout.on("error", () => abort.abort(new Problem("cancelled", "the output was closed")));
	return abort.signal;
}
async function run(argv) {
	const { env } = process;
	const line = parseCommandLine(argv);
	if (line.command === "version") {
		console.log(TOOL_VERSION);
		return 0;
	}
	if (line.command === "help") {
		if (line.asked) console.log(helpText(line.about));
		else console.error(helpText(line.about));
		return line.asked ? 0 : EXIT_CODES.usage;
	}
	const cacheDir = cacheDirOf(env, homedir());
	switch (line.command) {
		case "check": {
			const { live, ...look } = terminalLook(process.stdout, env);
			return checkCommand({
				flags: line.flags,
				cwd: process.cwd(),
				env,
				cacheDir,
				terminal: {
					look,
					live
				},
				signal: abortOnSignals()
			});
		}
		case "snapshot": return snapshotCommand(line, env, abortOnSignals());
		case "diff": return diffCommand(line);
		case "render": return renderCommand(line, terminalLook(process.stdout, env));
		case "explain":
			console.log(explainCommand(line.classId, terminalLook(process.stdout, env)));
			return 0;
		case "doctor": return doctor({
			env,
			cacheDir,
			out: (text) => console.log(text)
		});
	}
}
async function main(argv) {
	try {
		return await run(argv);
	} catch (error) {
		console.error(visibleLines(`error: ${withHint(error)}`));
		if (!(error instanceof Problem) && error instanceof Error) console.error(error.stack);
		return error instanceof Problem ? EXIT_CODES[error.kind] : EXIT_CODES.infrastructure;
	}
}

export { main };