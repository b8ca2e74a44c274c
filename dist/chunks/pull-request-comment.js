import { r as __toESM } from "./rolldown-runtime.js";
import { c as notice, d as setSecret, p as warning, s as info } from "./github.js";
import { Bt as compareText, Ct as VERDICTS, Jt as systemClock, R as VERDICT_SIGNS, Rt as socketCode, Ut as listed, bt as TOOL_VERSION, h as backOffMs, m as proxyAgent, v as SMALLEST_LIMIT, x as COMMENT_LIMIT, y as markdownParts, zt as socketWords } from "./report.js";
import { B as messageOf, D as object, E as number, F as formatDuration, H as withHint, j as unknown, k as string, p as visible, s as markdownCode, u as markdownText, z as infrastructureProblem } from "./text.js";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

// src/github/api/github-error.ts
var GitHubError = class extends Error {
	status;
	limitedUntilMs;
	code;
	constructor(message, details = {}) {
		super(message, details.cause === void 0 ? void 0 : { cause: details.cause });
		this.name = "GitHubError";
		this.status = details.status;
		this.limitedUntilMs = details.limitedUntilMs;
		this.code = details.code;
	}
	get isTrouble() {
		return this.status === void 0 || this.status >= 500;
	}
};
function errorFromAnswer(status, headers, body, now) {
	const message = wordsIn(body) ?? `HTTP ${status}`;
	const limitedUntilMs = limitIn(status, headers, message, now);
	return new GitHubError(message, {
		status,
		...limitedUntilMs !== void 0 && { limitedUntilMs }
	});
}
function errorFromSocket(error) {
	return new GitHubError(socketWords(error), {
		code: socketCode(error),
		cause: error
	});
}
function wordsIn(body) {
	try {
		const answer = JSON.parse(body);
		const said = typeof answer === "object" && answer !== null && "message" in answer ? answer.message : void 0;
		return typeof said === "string" && said !== "" ? said.slice(0, LONGEST_WORDS) : void 0;
	} catch {
		return;
	}
}
const LONGEST_WORDS = 500;
function limitIn(status, headers, message, now) {
	if (status !== 403 && status !== 429) return void 0;
	const retryAfter = headers.get("retry-after");
	const seconds = retryAfter === null ? NaN : Number(retryAfter);
	if (Number.isFinite(seconds)) return now + seconds * 1e3;
	if (headers.get("x-ratelimit-remaining") === "0") {
		const reset = Number(headers.get("x-ratelimit-reset") ?? NaN);
		return Number.isFinite(reset) ? reset * 1e3 : null;
	}
	return status === 429 || /rate limit|abuse detection/i.test(message) ? null : void 0;
}

// src/github/api/patience.ts
const MOST_TRIES = 4;
const LONGEST_WAIT_MS = 15e3;
const HOPELESS = /^ENOTFOUND$|^ERR_TLS|^ERR_SSL|^ERR_INVALID|CERT|SIGNATURE/;
function waitBeforeRetry(error, { tries, repeatable }, { now, random }) {
	if (tries >= MOST_TRIES) return void 0;
	if (error.limitedUntilMs === null) return void 0;
	if (error.limitedUntilMs !== void 0) {
		const waitMs = Math.max(error.limitedUntilMs - now, 0) + 1e3 * random;
		return waitMs <= LONGEST_WAIT_MS ? waitMs : void 0;
	}
	return repeatable && error.isTrouble && !HOPELESS.test(error.code ?? "") ? backOffMs(tries, random) : void 0;
}

// src/github/api/github-api.ts
const ANSWER_LIMIT_MS = 1e4;
const MOST_PAGES = 100;
const API_VERSION = "2022-11-28";
var GitHubApi = class GitHubApi {
	#options;
	#url;
	#agent;
	constructor(options, agent) {
		this.#options = options;
		this.#url = (options.env.GITHUB_API_URL || "https://api.github.com").replace(/\/+$/, "");
		this.#agent = agent;
	}
	static async open(options) {
		const timeouts = {
			connectTimeoutMs: ANSWER_LIMIT_MS,
			silenceTimeoutMs: ANSWER_LIMIT_MS
		};
		return new GitHubApi(options, await proxyAgent({
			...options,
			...timeouts
		}));
	}
	async [Symbol.asyncDispose]() {
		await this.#agent.destroy();
	}
	async send(request) {
		return (await this.#retried(request)).value;
	}
	async list(path) {
		const entries = [];
		let next = path;
		for (let page = 0; next !== void 0 && page < MOST_PAGES; page++) {
			const answer = await this.#retried({
				method: "GET",
				path: next
			});
			if (!Array.isArray(answer.value)) throw new GitHubError(`the answer to ${path} is not a list`, { status: 200 });
			entries.push(...answer.value);
			next = answer.next;
		}
		return entries;
	}
	async viewer() {
		const path = this.#options.env.GITHUB_GRAPHQL_URL || `${this.#url}/graphql`;
		const login = (await this.send({
			method: "POST",
			path,
			repeatable: true,
			body: { query: "{ viewer { login } }" }
		}))?.data?.viewer?.login;
		if (typeof login === "string") return login;
		throw new GitHubError("GitHub does not say whose token it is", { status: 200 });
	}
	async #retried(request) {
		const { clock, signal } = this.#options;
		const repeatable = request.repeatable ?? (request.method === "GET" || request.method === "DELETE");
		for (let tries = 1;; tries++) try {
			return await this.#once(request);
		} catch (error) {
			signal.throwIfAborted();
			if (!(error instanceof GitHubError)) throw error;
			const waitMs = waitBeforeRetry(error, {
				tries,
				repeatable
			}, {
				now: clock.now(),
				random: clock.random()
			});
			if (waitMs === void 0) throw error;
			await clock.sleep(waitMs, signal);
		}
	}
	async #once({ method, path, body }) {
		const { fetch } = await import("./undici2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
		const { token, signal, clock } = this.#options;
		let response;
		let text;
		try {
			response = await fetch(this.#address(path), {
				method,
				dispatcher: this.#agent,
				signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_LIMIT_MS)]),
				headers: {
					authorization: `Bearer ${token}`,
					accept: "application/vnd.github+json",
					"x-github-api-version": API_VERSION,
					"user-agent": `clean-uninstall/${TOOL_VERSION}`,
					...body !== void 0 && { "content-type": "application/json" }
				},
				...body !== void 0 && { body: JSON.stringify(body) }
			});
			text = await response.text();
		} catch (error) {
			throw errorFromSocket(error);
		}
		if (!response.ok) throw errorFromAnswer(response.status, response.headers, text, clock.now());
		return {
			value: parsed(text),
			next: nextIn(response.headers.get("link"))
		};
	}
	#address(path) {
		const { GITHUB_GRAPHQL_URL } = this.#options.env;
		if (path.startsWith("/")) return this.#url + path;
		if ([this.#url, GITHUB_GRAPHQL_URL || this.#url].map((url) => new URL(url).origin).includes(new URL(path).origin)) return path;
		throw new GitHubError(`GitHub's answer leads to another server: ${new URL(path).origin}`, { status: 200 });
	}
};
function parsed(text) {
	if (text === "") return void 0;
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new GitHubError("the answer is not JSON", { cause: error });
	}
}
function nextIn(link) {
	return link?.match(/<([^<>]+)>;\s*rel="next"/)?.[1];
}

// src/github/comment/comments.ts
const commentSchema = object({
	id: number(),
	body: string().nullish(),
	user: object({ login: string() }).nullish(),
	html_url: string()
}).transform(({ id, body, user, html_url }) => ({
	id,
	body: body ?? "",
	author: user?.login,
	url: html_url
}));
var PullRequestComments = class {
	#api;
	#repository;
	#number;
	#viewer;
	constructor(api, repository, number) {
		this.#api = api;
		this.#repository = `/repos/${repository}`;
		this.#number = number;
	}
	async own() {
		this.#viewer ??= this.#api.viewer();
		const viewer = await this.#viewer;
		return (await this.#api.list(`${this.#repository}/issues/${this.#number}/comments?per_page=100`)).map((entry) => commentSchema.parse(entry)).filter(({ author }) => author === viewer).toSorted((a, b) => a.id - b.id);
	}
	async create(body) {
		const path = `${this.#repository}/issues/${this.#number}/comments`;
		return commentSchema.parse(await this.#api.send({
			method: "POST",
			path,
			body: { body }
		}));
	}
	async edit(id, body) {
		return await this.#ifThere({
			method: "PATCH",
			path: `${this.#repository}/issues/comments/${id}`,
			body: { body }
		});
	}
	async delete(id) {
		await this.#ifThere({
			method: "DELETE",
			path: `${this.#repository}/issues/comments/${id}`
		});
	}
	async #ifThere(request) {
		try {
			await this.#api.send(request);
			return true;
		} catch (error) {
			if (error instanceof GitHubError && (error.status === 404 || error.status === 410)) return false;
			throw error;
		}
	}
};

// src/github/comment/failure-words.ts
const PERMISSION = "Give the job `permissions: pull-requests: write`.";
const READ_ONLY = "A pull request from a fork or from Dependabot has a read-only token, whatever the workflow says: docs/pull-request-comments.md shows how to comment there.";
function failureWords(error, { readOnly, now, of = [] }) {
	const what = `The pull request ${whose(of)} not written`;
	if (error instanceof DOMException && error.name === "TimeoutError") return `${what}: it took too long.`;
	if (!(error instanceof GitHubError)) return `${what}: ${withHint(error)}`;
	const said = visible(error.message);
	const permission = readOnly ? `${PERMISSION} ${READ_ONLY}` : PERMISSION;
	if (error.limitedUntilMs !== void 0) return `${what}: a rate limit of GitHub was reached${until(error, now)}: ${said}`;
	if (/\blocked\b/i.test(error.message)) return `${what}: the conversation is locked (GitHub says: ${said}).`;
	switch (error.status) {
		case 401: return `${what}: github-token is not valid, or not any more (GitHub says: ${said}).`;
		case 403: return `${what}: the token may not do it (GitHub says: ${said}). ${permission}`;
		case 404: return `${what}: the pull request can not be seen with this token (GitHub says: ${said}). ${permission}`;
		case void 0: return `${what}: GitHub did not answer: ${said}`;
		default: return `${what}: GitHub answered with ${error.status}: ${said}`;
	}
}
function whose(names) {
	const [comment, was] = names.length > 1 ? ["comments", "were"] : ["comment", "was"];
	return [
		comment,
		...names.length === 0 ? [] : ["of", visible(listed(names, MOST_NAMES))],
		was
	].join(" ");
}
const MOST_NAMES = 10;
function until({ limitedUntilMs }, now) {
	if (limitedUntilMs === null || limitedUntilMs === void 0) return "";
	return ` that ends in ${formatDuration(Math.max(1, Math.ceil((limitedUntilMs - now) / 1e3)) * 1e3)}`;
}

// src/github/comment/find-pull-request.ts
const pullRequestSchema$1 = object({
	number: number().int().positive(),
	head: object({
		sha: string(),
		repo: object({ id: number() }).nullish()
	})
});
async function findPullRequest(api, repository, head) {
	const branch = encodeURIComponent(`${head.owner}:${head.branch}`);
	const numbers = (await api.list(`/repos/${repository}/pulls?state=open&per_page=100&head=${branch}`)).map((entry) => pullRequestSchema$1.parse(entry)).filter(({ head: { sha, repo } }) => sha === head.commit && repo?.id === head.repositoryId).map(({ number }) => number);
	return numbers.length === 0 ? void 0 : Math.max(...numbers);
}

// src/report/comment.ts
const FORK_SIGN = "⚠ **fork**";
const FORK_NOTICE = `> What is marked ${FORK_SIGN} comes from a run of a fork’s code: it is as trustworthy as its author. Its commands and links are not shown.`;
const LONGEST_LEG = 200;
const SHORT_LEG = 80;
const LITTLE_ROOM = 6e3;
const ROOM_FOR_CONTEXT = 3e3;
function commentParts(report, context, { max, sizeOf }) {
	const limit = {
		max: max - ROOM_FOR_CONTEXT,
		sizeOf: (text) => sizeOf(withoutComments(text))
	};
	const { head, table, details } = markdownParts(context.fromFork ? withoutAdvice(report) : report, limit);
	return {
		head: [withoutComments(head), footer(context, max < LITTLE_ROOM ? SHORT_LEG : LONGEST_LEG)].filter((text) => text !== "").join("\n\n"),
		table: withoutComments(table),
		details: report.verdict === "clean" ? "" : withoutComments(details)
	};
}
function withoutComments(markdown) {
	return markdown.replaceAll("<!--", "<!​--");
}
function withoutAdvice(report) {
	const findings = report.findings.map((finding) => ({
		...finding,
		docs: [],
		remedy: {
			commands: [],
			proven: null
		}
	}));
	return {
		...report,
		findings,
		command: []
	};
}
function footer({ leg, commit, runUrl, fromFork }, longestLeg) {
	const facts = [
		fromFork ? FORK_SIGN : "",
		leg === void 0 ? "" : legText(leg, longestLeg),
		commit === void 0 ? "" : `commit ${markdownCode(commit.slice(0, 7))}`,
		runUrl === void 0 || !/^https?:\/\/[^\s()<>]{1,500}$/.test(runUrl) ? "" : `[full report](${runUrl})`
	].filter((fact) => fact !== "");
	return facts.length === 0 ? "" : `<sub>${facts.join(" · ")}</sub>`;
}
function legText(leg, longest) {
	let [length, text] = [longest, markdownText(leg.slice(0, longest))];
	while (text.length > longest) {
		length = Math.floor(length / 2);
		text = markdownText(leg.slice(0, length));
	}
	return text;
}

// src/report/comment-section.ts
function commentMark(key) {
	return `<!-- clean-uninstall:comment ${key} -->`;
}
function newestMark(run) {
	return `<!-- clean-uninstall:newest ${runText(run)} -->`;
}
const RUN = "run=(\\d{1,15})\\.(\\d{1,6})(?: commit=([0-9a-f]{7}))?";
const NEWEST = new RegExp(`^<!-- clean-uninstall:comment [0-9a-f]{16} -->\n<!-- clean-uninstall:newest ${RUN} -->\n`);
const HEAD = "<!-- clean-uninstall:head -->";
const TABLE = "<!-- clean-uninstall:table -->";
const DETAILS = "<!-- clean-uninstall:details -->";
const END = "<!-- clean-uninstall:end -->";
const SECTION = new RegExp(`^<!-- clean-uninstall:section ([0-9a-f]{16}) ${RUN} (${VERDICTS.join("|")})( fork)? -->\n([\\s\\S]*?)\n${END}$`, "gm");
function sectionText({ key, run, verdict, fromFork, head, table, details }, note = "") {
	const mark = `<!-- clean-uninstall:section ${key} ${runText(run)} ${verdict}${fromFork ? " fork" : ""} -->`;
	return [
		...note === "" ? [`${mark}\n${head}`] : [`${mark}\n${note}`, `${HEAD}\n${head}`],
		...table === "" ? [] : [`${TABLE}\n${table}`],
		...details === "" ? [] : [`${DETAILS}\n${details}`],
		END
	].join("\n\n");
}
function sectionsIn(body) {
	return [...linesOf(body).matchAll(SECTION)].map(([, key = "", id, attempt, commit, verdict, fork, text = ""]) => {
		const [upToDetails = "", details = ""] = text.split(DETAILS);
		const [upToTable = "", table = ""] = upToDetails.split(TABLE);
		const head = upToTable.split(HEAD).at(-1) ?? "";
		return {
			key,
			run: runOf(id, attempt, commit),
			verdict,
			fromFork: fork !== void 0,
			head: head.trim(),
			table: table.trim(),
			details: details.trim()
		};
	});
}
function newestIn(body) {
	const [matched, id, attempt, commit] = NEWEST.exec(linesOf(body)) ?? [];
	return matched === void 0 ? [] : [runOf(id, attempt, commit)];
}
function runText({ id, attempt, commit }) {
	return `run=${id}.${attempt}${commit === void 0 ? "" : ` commit=${commit}`}`;
}
function runOf(id, attempt, commit) {
	return {
		id: Number(id),
		attempt: Number(attempt),
		...commit !== void 0 && { commit }
	};
}
function hasMark(body, key) {
	return linesOf(body).startsWith(`${commentMark(key)}\n`);
}
function linesOf(body) {
	return body.replaceAll("\r\n", "\n");
}
function isEarlier(one, other) {
	return one.id === other.id ? one.attempt < other.attempt : one.id < other.id;
}
function isOutdated(one, newest) {
	return one.id < newest.id && (one.commit === void 0 || one.commit !== newest.commit);
}
const CUT = "> ✂ Left out, because this comment may not be longer: the details. They are in the full report.";
const CUT_SHORT = "> ✂ Cut short.";
function shorterSections(section) {
	const paragraphs = section.head.split("\n\n");
	const ends = [...paragraphs.slice(0, 1), ...paragraphs.slice(1).slice(-1)].join("\n\n");
	return [
		{
			...section,
			details: CUT
		},
		{
			...section,
			table: "",
			details: CUT
		},
		{
			...section,
			head: ends,
			table: "",
			details: CUT
		},
		{
			...section,
			head: ends,
			table: "",
			details: CUT_SHORT
		}
	];
}

// src/report/comment-body.ts
function isSaid(sections, bodies) {
	const there = latest(bodies);
	const known = newestOf(runsIn(bodies));
	const newest = newestOf([known, ...sections.map(({ run }) => run)]);
	return !there.some(({ run }) => isOutdated(run, newest) && !isOutdated(run, known)) && sections.every((section) => !isToWrite(section, there));
}
function isToWrite({ key, run, create }, there) {
	const section = there.find((other) => other.key === key);
	return section === void 0 ? create : isEarlier(section.run, run);
}
function commentBody(key, bodies, sections, limit) {
	const there = latest(bodies);
	const newest = newestOf([...runsIn(bodies), ...sections.map(({ run }) => run)]);
	const toWrite = sections.filter((section) => isToWrite(section, there));
	const kept = there.filter((section) => !toWrite.some((other) => other.key === section.key));
	const room = limit.max - limit.sizeOf(commentMark(key)) - ROOM_FOR_OVERVIEW;
	const drafts = [...kept.map(keptDraft), ...toWrite.map(newDraft)];
	const sizeOf = (section) => limit.sizeOf(textOf(section, newest)) + 2;
	const full = drafts.map((draft) => draft({
		...limit,
		max: room - ROOM_FOR_MARKS
	}));
	const shares = fairShares(full.map(sizeOf), room);
	const fitted = full.map((section, index) => {
		const share = shares[index] ?? 0;
		if (sizeOf(section) <= share) return section;
		const again = drafts[index]?.({
			...limit,
			max: Math.max(share - ROOM_FOR_MARKS, SMALLEST_SECTION)
		}) ?? section;
		return [again, ...shorterSections(again)].find((shorter) => sizeOf(shorter) <= share);
	});
	if (!fitted.every((section) => section !== void 0)) throw tooMany(fitted.length);
	return whole(key, fitted, newest);
}
function whole(key, sections, newest) {
	const isOld = ({ run }) => isOutdated(run, newest);
	const outdated = sections.filter(isOld).toSorted(worstVerdictFirst);
	const current = sections.filter((section) => !isOld(section)).toSorted(worstVerdictFirst);
	const marks = [commentMark(key), ...sections.some(({ run }) => run.id === newest.id) ? [] : [newestMark(newest)]];
	const above = [...overview(current, outdated), ...sections.some(({ fromFork }) => fromFork) ? [FORK_NOTICE] : []];
	const texts = [...current, ...outdated].map((section) => textOf(section, newest));
	return `${marks.join("\n")}\n${[...above, ...texts].join("\n\n")}\n`;
}
const ROOM_FOR_OVERVIEW = 700;
const ROOM_FOR_MARKS = 450;
const SMALLEST_SECTION = SMALLEST_LIMIT + 3e3;
function keptDraft(section) {
	return () => section;
}
function newDraft({ key, run, verdict, fromFork, parts }) {
	return (limit) => ({
		key,
		run,
		verdict,
		fromFork,
		...parts(limit)
	});
}
function runsIn(bodies) {
	return bodies.flatMap((body) => [...sectionsIn(body).map(({ run }) => run), ...newestIn(body)]);
}
function newestOf(runs) {
	return runs.reduce((newest, run) => isEarlier(newest, run) ? run : newest, {
		id: 0,
		attempt: 0
	});
}
function note({ run: { commit } }) {
	return `> ⏳ **From an earlier run**${commit === void 0 ? "" : `, commit \`${commit}\``}.`;
}
function textOf(section, newest) {
	return sectionText(section, isOutdated(section.run, newest) ? note(section) : "");
}
function latest(bodies) {
	const byKey = /* @__PURE__ */ new Map();
	for (const section of bodies.flatMap(sectionsIn)) {
		const other = byKey.get(section.key);
		if (other === void 0 || !isEarlier(section.run, other.run)) byKey.set(section.key, section);
	}
	return [...byKey.values()];
}
function fairShares(needs, room) {
	const shares = needs.map(() => 0);
	let left = room;
	const ascending = needs.map((need, index) => ({
		need,
		index
	})).toSorted((a, b) => a.need - b.need);
	for (const [place, { need, index }] of ascending.entries()) {
		const share = Math.min(need, Math.floor(left / (ascending.length - place)));
		shares[index] = share;
		left -= share;
	}
	return shares;
}
const RANKS = {
	leaked: 0,
	inconclusive: 1,
	clean: 2
};
function worstVerdictFirst(one, other) {
	return RANKS[one.verdict] - RANKS[other.verdict] || compareText(one.head, other.head) || compareText(one.key, other.key);
}
function overview(current, outdated) {
	if (current.length + outdated.length < 2) return [];
	const earlier = counts(outdated).map((text, index) => index === 0 ? `from earlier runs: ${text}` : text);
	return [`**clean-uninstall:** ${[...counts(current), ...earlier].join(" · ")}`];
}
function counts(sections) {
	return VERDICTS.toSorted((a, b) => RANKS[a] - RANKS[b]).flatMap((verdict) => {
		const count = sections.filter((section) => section.verdict === verdict).length;
		return count === 0 ? [] : [`${VERDICT_SIGNS[verdict]} ${count} ${verdict}`];
	});
}
function tooMany(count) {
	return infrastructureProblem(`${count} checks share one comment, which has no room for so many`, "Let several jobs or steps comment, each with another name in comment-group.");
}

// src/github/comment/keep-comment.ts
const MOST_ROUNDS = 10;
const LOOK_AGAIN_MS = 1500;
const SLOWEST_WRITER = 3;
const MOST_FAILURES = 3;
async function keepComment(comments, key, sections, { clock, signal }) {
	let [written, failures] = [false, 0];
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const startedAt = clock.now();
		const found = (await comments.own()).filter(({ body }) => hasMark(body, key));
		const [first] = found;
		const bodies = found.map(({ body }) => body);
		if (found.length <= 1 && isSaid(sections, bodies)) {
			if (first === void 0) return { outcome: "none" };
			return {
				outcome: written ? "written" : "said",
				url: first.url
			};
		}
		try {
			await write(comments, found, commentBody(key, bodies, sections, COMMENT_LIMIT));
			written = true;
		} catch (error) {
			if (!(error instanceof GitHubError && error.isTrouble) || ++failures === MOST_FAILURES) throw error;
		}
		const othersMs = Math.max(LOOK_AGAIN_MS, SLOWEST_WRITER * (clock.now() - startedAt));
		await clock.sleep(othersMs * (1 + round / 2) * (1 + clock.random()), signal);
	}
	throw infrastructureProblem("other runs wrote to the same comment at the same time, again and again", "With many checks in a matrix, let one job write the comment after them: docs/pull-request-comments.md shows how.");
}
async function write(comments, [first, ...duplicates], body) {
	if (first === void 0) return void await comments.create(body);
	if (!await comments.edit(first.id, body)) return;
	for (const { id } of duplicates) await comments.delete(id);
}

// src/github/comment/keep-comments.ts
const AT_ONCE = 4;
const FIRST_MS = 9e4;
const FURTHER_MS = 1e4;
const LONGEST_MS = 18e4;
function timeLimitMs(comments) {
	return Math.min(FIRST_MS + FURTHER_MS * Math.max(comments - 1, 0), LONGEST_MS);
}
async function keepComments(comments, wanted, world) {
	const ended = [];
	const rest = wanted.entries();
	let hopeless;
	const keep = async ({ key, sections }) => {
		if (hopeless !== void 0) return hopeless;
		try {
			return { kept: await keepComment(comments, key, sections, world) };
		} catch (error) {
			if (isForAll(error) || world.signal.aborted) hopeless = { error };
			return { error };
		}
	};
	const writer = async () => {
		for (const [index, comment] of rest) ended[index] = {
			name: comment.name,
			...await keep(comment)
		};
	};
	await Promise.all(Array.from({ length: AT_ONCE }, writer));
	return ended;
}
function isForAll(error) {
	if (!(error instanceof GitHubError)) return false;
	return error.limitedUntilMs !== void 0 || [
		401,
		403,
		404
	].includes(error.status ?? 0);
}

// src/github/comment/occasion.ts
const idSchema = object({ id: number() });
const pullRequestSchema = object({
	number: number().int().positive(),
	head: object({
		sha: string(),
		repo: idSchema.nullish()
	}),
	base: object({ repo: idSchema })
});
const workflowRunSchema = object({
	id: number(),
	run_attempt: number(),
	workflow_id: number(),
	event: string(),
	head_branch: string().nullish(),
	head_sha: string(),
	head_repository: idSchema.extend({ owner: object({ login: string() }) }).nullish(),
	html_url: string()
});
const eventSchema = object({
	repository: idSchema.optional(),
	pull_request: pullRequestSchema.optional(),
	issue: object({
		number: number().int().positive(),
		pull_request: unknown()
	}).optional(),
	workflow_run: workflowRunSchema.optional()
});
async function readOccasion(env) {
	const { GITHUB_REPOSITORY: repository, GITHUB_EVENT_PATH: path } = env;
	if (!repository || !/^[\w.-]+\/[\w.-]+$/.test(repository) || !path) return "the workflow does not run on GitHub";
	try {
		return occasionOf(eventSchema.parse(JSON.parse(await readFile(path, "utf8"))), repository, env);
	} catch (error) {
		throw infrastructureProblem(`the event that started this workflow could not be read: ${messageOf(error)}`, "It is what names the pull request.", error);
	}
}
function occasionOf(event, repository, env) {
	const common = {
		repository,
		run: ownRun(repository, env),
		event: env.GITHUB_EVENT_NAME ?? ""
	};
	const workflow = env.GITHUB_WORKFLOW ?? "";
	const { pull_request: pullRequest, issue, workflow_run: run } = event;
	if (pullRequest !== void 0) {
		const { number, head, base } = pullRequest;
		const fromFork = head.repo?.id !== base.repo.id;
		return {
			...common,
			workflow,
			pullRequest: { number },
			commit: head.sha,
			fromFork
		};
	}
	if (issue?.pull_request) return {
		...common,
		workflow,
		pullRequest: { number: issue.number }
	};
	if (run === void 0) return `the workflow runs for ${common.event || "something else"}, not for a pull request`;
	return ofWorkflowRun(run, event.repository, common);
}
function ofWorkflowRun(run, repository, common) {
	if (run.event !== "pull_request") return `the run was for ${run.event}, not for a pull request`;
	const { head_repository: from, head_branch: branch, head_sha: commit } = run;
	if (!from || !branch) return "the repository of the pull request does not exist any more";
	return {
		...common,
		pullRequest: {
			owner: from.owner.login,
			branch,
			repositoryId: from.id,
			commit
		},
		commit,
		fromFork: from.id !== repository?.id,
		run: {
			id: run.id,
			attempt: run.run_attempt,
			url: run.html_url
		},
		workflow: String(run.workflow_id)
	};
}
function ownRun(repository, env) {
	const [id, attempt] = [Number(env.GITHUB_RUN_ID ?? 0) || 0, Number(env.GITHUB_RUN_ATTEMPT ?? 1) || 1];
	return {
		id,
		attempt,
		url: `${env.GITHUB_SERVER_URL || "https://github.com"}/${repository}/actions/runs/${id}`
	};
}

// src/github/comment/wanted-comments.ts
const MOST_COMMENTS = 10;
function areTooMany(reports, { group }) {
	return group === void 0 && reports.length > 10;
}
function wantedComments(reports, options, occasion) {
	const sections = reports.map((report) => sectionOf(report, options, occasion));
	if (options.group !== void 0) return [{
		key: keyOf("group", options.group),
		name: options.group,
		sections
	}];
	if (areTooMany(reports, options)) return [{
		key: keyOf("together", occasion.workflow),
		name: "",
		sections
	}];
	return sections.map((section, index) => ({
		key: keyOf("single", section.key),
		name: reports[index]?.leg ?? "",
		sections: [section]
	}));
}
function sectionOf({ report, identity, leg, handedIn }, { comment }, { workflow, run, commit, fromFork: isForks }) {
	const fromFork = handedIn && isForks !== false;
	const context = {
		...leg !== void 0 && { leg },
		...commit !== void 0 && { commit },
		runUrl: run.url,
		fromFork
	};
	return {
		key: keyOf("section", workflow, ...identity),
		run: {
			id: run.id,
			attempt: run.attempt,
			...shortCommit(commit)
		},
		verdict: report.verdict,
		fromFork,
		create: comment === "always" || report.verdict !== "clean",
		parts: (limit) => commentParts(report, context, limit)
	};
}
function shortCommit(commit = "") {
	const [short] = /^[0-9a-f]{7}/.exec(commit) ?? [];
	return short === void 0 ? {} : { commit: short };
}
function keyOf(...parts) {
	return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}

// src/github/comment/write-comments.ts
const DANGER = "The check runs what the pull request brings, and pull_request_target gives it your secrets and a token that may write: use the two workflows of docs/pull-request-comments.md instead.";
const TOGETHER = `There are more than ${10} reports and no comment-group: they share one comment.`;
async function writeComments(reports, options, env, signal) {
	if (options.comment === "never" || signal.aborted) return;
	if (options.token !== "") setSecret(options.token);
	let readOnly = env.GITHUB_ACTOR === "dependabot[bot]";
	try {
		const occasion = await readOccasion(env);
		if (typeof occasion === "string") return info(visible(`No comment: ${occasion}.`));
		if (occasion.event === "pull_request_target" && reports.some(({ handedIn }) => !handedIn)) warning(DANGER);
		readOnly ||= occasion.fromFork === true && occasion.event === "pull_request";
		if (options.token === "") throw infrastructureProblem("there is no token", "Leave github-token out, or set it.");
		if (areTooMany(reports, options)) notice(TOGETHER);
		const wanted = wantedComments(reports, options, occasion);
		const ended = await commentOn(occasion, wanted, options, env, AbortSignal.any([signal, AbortSignal.timeout(timeLimitMs(wanted.length))]));
		if (!signal.aborted) tell(ended, {
			readOnly,
			now: Date.now()
		});
	} catch (error) {
		if (!signal.aborted) warning(failureWords(error, {
			readOnly,
			now: Date.now()
		}));
	}
}
async function commentOn(occasion, wanted, { token }, env, signal) {
	await using api = await GitHubApi.open({
		env,
		token,
		clock: systemClock,
		signal
	});
	const { repository, pullRequest } = occasion;
	const number = "number" in pullRequest ? pullRequest.number : await findPullRequest(api, repository, pullRequest);
	if (number === void 0) {
		info("No comment: no open pull request has the commit of the run as its head any more.");
		return [];
	}
	return await keepComments(new PullRequestComments(api, repository, number), wanted, {
		clock: systemClock,
		signal
	});
}
function tell(ended, circumstances) {
	for (const end of ended) if ("kept" in end) info(outcomeWords(end.kept));
	const failed = ended.flatMap((end) => "error" in end ? [end] : []);
	for (const alike of Map.groupBy(failed, ({ error }) => failureWords(error, circumstances)).values()) {
		const of = ended.length === 1 ? [] : alike.map(({ name }) => name || "the report without a name");
		warning(failureWords(alike[0]?.error, {
			...circumstances,
			of
		}));
	}
}
function outcomeWords({ outcome, url }) {
	if (outcome === "none") return "No comment: nothing fails, and there is none that would have to say so.";
	return visible(outcome === "written" ? `Comment: ${url}` : `The comment says it already, or what a later run found: ${url}`);
}

export { writeComments as t };