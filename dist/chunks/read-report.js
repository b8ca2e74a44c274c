import { B as messageOf, M as safeParse, N as prettifyError, V as usageProblem, _ as ZodArray, v as ZodObject, y as ZodOptional } from "./text.js";
import { St as reportSchema, bt as TOOL_VERSION, cn as isRecord, xt as REPORT_SCHEMA } from "./report.js";
import { join } from "node:path";
import { createReadStream } from "node:fs";

// src/report/json-mistake.ts
const UNEXPECTED_TOKEN = /^(Unexpected token .+?), (?:"|\.\.\.)/s;
function jsonMistake(text, message) {
	if (/\(line \d+ column \d+\)$/.test(message)) return message;
	const [, token] = UNEXPECTED_TOKEN.exec(message) ?? [];
	if (token === void 0) return `${message} ${lineAndColumn(text, text.length)}`;
	return `${token} in JSON ${lineAndColumn(text, placeOfToken(text))}`;
}
function placeOfToken(text) {
	let good = 0;
	let bad = text.length;
	while (good + 1 < bad) {
		const middle = Math.floor((good + bad) / 2);
		if (hasUnexpectedToken(text.slice(0, middle))) bad = middle;
		else good = middle;
	}
	return good;
}
function hasUnexpectedToken(text) {
	try {
		JSON.parse(text);
		return false;
	} catch (error) {
		return error instanceof Error && UNEXPECTED_TOKEN.test(error.message);
	}
}
function lineAndColumn(text, index) {
	const before = text.slice(0, index);
	return `(line ${before.split("\n").length} column ${index - before.lastIndexOf("\n")})`;
}

// src/report/schema-issues.ts
function* issuesOf(schema, value, path = []) {
	if (schema instanceof ZodOptional && value !== void 0) yield* issuesOf(schema.unwrap(), value, path);
	else if (schema instanceof ZodArray && Array.isArray(value)) for (const [index, item] of value.entries()) yield* issuesOf(schema.element, item, [...path, index]);
	else if (schema instanceof ZodObject && isRecord(value)) for (const [key, field] of Object.entries(schema.shape)) yield* issuesOf(field, Object.hasOwn(value, key) ? value[key] : void 0, [...path, key]);
	else for (const issue of safeParse(schema, value).error?.issues ?? []) yield {
		...issue,
		path: [...path, ...issue.path]
	};
}

// src/report/read-report.ts
const LARGEST_REPORT = 67108864;
const ISSUES_SHOWN = 20;
const HINT = "Give the report.json that a check wrote.";
async function readReport(path) {
	const value = parsed(path, decoded(path, await bytesOf(path)));
	refuseOtherSchema(path, value);
	const issues = issuesOf(reportSchema, value).take(21).toArray();
	if (issues.length === 0) return reportSchema.parse(value);
	const more = issues.length > ISSUES_SHOWN ? "\n… and more" : "";
	const shown = prettifyError({ issues: issues.slice(0, ISSUES_SHOWN) });
	throw usageProblem(`${path} is not a whole report:\n${shown}${more}`, HINT);
}
async function bytesOf(path) {
	const chunks = [];
	let size = 0;
	try {
		for await (const chunk of createReadStream(path, { end: LARGEST_REPORT })) {
			chunks.push(chunk);
			size += chunk.length;
		}
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "EISDIR") throw usageProblem(`${path} is a directory`, `Did you mean ${join(path, "report.json")}?`, error);
		throw usageProblem(`the report ${path} could not be read: ${messageOf(error)}`, HINT, error);
	}
	if (size <= 67108864) return Buffer.concat(chunks);
	throw usageProblem(`${path} is larger than ${LARGEST_REPORT / 1024 / 1024} MiB, which no report is`, HINT);
}
function decoded(path, bytes) {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch (error) {
		throw usageProblem(`${path} is not text in UTF-8`, HINT, error);
	}
}
function parsed(path, text) {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw usageProblem(`${path} is not JSON: ${jsonMistake(text, messageOf(error))}`, HINT, error);
	}
}
function refuseOtherSchema(path, value) {
	const schema = typeof value === "object" && value !== null && "schema" in value ? value.schema : void 0;
	if (schema === "clean-uninstall/report/v1") return;
	if (typeof schema === "string" && /^clean-uninstall\/report\/v\d+$/.test(schema)) throw usageProblem(`${path} is a report of another version: ${schema}`, `This is clean-uninstall ${TOOL_VERSION}, which reads ${REPORT_SCHEMA}: use the version that wrote it.`);
	throw usageProblem(`${path} is no report of clean-uninstall: its "schema" is not ${REPORT_SCHEMA}`, HINT);
}

export { readReport as n, LARGEST_REPORT as t };