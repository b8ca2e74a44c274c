import { r as __toESM, t as __commonJSMin } from "./rolldown-runtime.js";
import { B as messageOf, D as object, E as number, I as parseDuration, P as NEVER, R as Problem, S as boolean, V as usageProblem, a as isPlainAddress, b as _enum, c as markdownFence, d as summaryText, f as tableCell, g as shellText, k as string, l as markdownProse, m as visibleLines, n as htmlCode, s as markdownCode, u as markdownText, w as literal, x as array } from "./text.js";
import { setTimeout } from "node:timers/promises";
import { access, constants, readdir, stat } from "node:fs/promises";
import { isAbsolute, relative, resolve } from "node:path";

// src/kube/object.ts
function resourceName(type) {
	return type.group === "" ? type.resource : `${type.resource}.${type.group}`;
}
function groupOf(apiVersion) {
	const slash = apiVersion.indexOf("/");
	return slash === -1 ? "" : apiVersion.slice(0, slash);
}
function valueAt(value, ...path) {
	return path.reduce((inner, key) => isRecord(inner) ? inner[key] : void 0, value);
}
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/options/did-you-mean.ts
function nearest(written, names) {
	const plain = kebab(written);
	const best = names.map((name) => ({
		name,
		distance: editDistance(plain, name)
	})).sort((one, other) => one.distance - other.distance)[0];
	if (best !== void 0 && best.distance <= Math.max(1, Math.floor(best.name.length / 3))) return best.name;
	const longer = names.filter((name) => name.startsWith(`${plain}-`));
	return longer.length === 1 ? longer[0] : void 0;
}
function didYouMean(written, names, show = (name) => name) {
	const name = nearest(written, names);
	return name === void 0 ? "" : `: did you mean ${show(name)}?`;
}
function kebab(name) {
	return name.replaceAll(/([a-z])([A-Z])/g, "$1-$2").replaceAll("_", "-").toLowerCase();
}
function editDistance(one, other) {
	let [last, current] = [[], Array.from({ length: other.length + 1 }, (_, column) => column)];
	for (let row = 1; row <= one.length; row++) {
		const next = [row];
		for (let column = 1; column <= other.length; column++) {
			const same = one[row - 1] === other[column - 1];
			const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
			next[column] = Math.min((next[column - 1] ?? 0) + 1, (current[column] ?? 0) + 1, (current[column - 1] ?? 0) + (same ? 0 : 1), swapped ? (last[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY);
		}
		[last, current] = [current, next];
	}
	return current[other.length] ?? 0;
}

// src/snapshot/object-id.ts
function displayName(id) {
	return [
		resourceName(id),
		id.namespace,
		id.name
	].filter((part) => part !== void 0).join("/");
}
function shortName(id) {
	return id.namespace === void 0 ? `${id.kind}/${id.name}` : `${id.kind}/${id.name} (${id.namespace})`;
}
function placeOf(id) {
	return `${id.group}|${id.resource}|${id.namespace ?? ""}|${id.name}`;
}
function typeOf({ group, version, resource, kind, namespace }) {
	return {
		group,
		version,
		resource,
		kind,
		namespaced: namespace !== void 0,
		verbs: []
	};
}
function objectId(type, metadata) {
	const { group, version, resource, kind } = type;
	const { name, namespace, uid } = metadata;
	return {
		group,
		version,
		resource,
		kind,
		...namespace !== void 0 && { namespace },
		name,
		uid
	};
}

// src/snapshot/writers.ts
function writersOf(managedFields) {
	return managedFields.map((entry) => ({
		manager: entry.manager ?? "unknown",
		operation: entry.operation ?? "Update",
		...entry.subresource !== void 0 && { subresource: entry.subresource },
		...entry.time !== void 0 && { time: entry.time },
		...finalizersSetBy(entry)
	}));
}
function finalizersSetBy(entry) {
	const metadata = entry.fieldsV1?.["f:metadata"];
	const fields = isRecord(metadata) ? metadata["f:finalizers"] : void 0;
	const finalizers = Object.keys(isRecord(fields) ? fields : {}).flatMap((key) => /^v:"(.+)"$/.exec(key)?.[1] ?? []);
	return {
		setsFinalizers: fields !== void 0,
		...finalizers.length > 0 && { finalizers }
	};
}
function lastWriter(writers) {
	return writers.filter((writer) => writer.subresource === void 0).reduce((last, writer) => last && (last.time ?? "") > (writer.time ?? "") ? last : writer, void 0);
}

// node_modules/picomatch/lib/constants.js
var require_constants = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const WIN_SLASH = "\\\\/";
	const WIN_NO_SLASH = `[^${WIN_SLASH}]`;
	const DEFAULT_MAX_EXTGLOB_RECURSION = 0;
	const DOT_LITERAL = "\\.";
	const PLUS_LITERAL = "\\+";
	const QMARK_LITERAL = "\\?";
	const SLASH_LITERAL = "\\/";
	const ONE_CHAR = "(?=.)";
	const QMARK = "[^/]";
	const END_ANCHOR = `(?:${SLASH_LITERAL}|$)`;
	const START_ANCHOR = `(?:^|${SLASH_LITERAL})`;
	const DOTS_SLASH = `${DOT_LITERAL}{1,2}${END_ANCHOR}`;
	const POSIX_CHARS = {
		DOT_LITERAL,
		PLUS_LITERAL,
		QMARK_LITERAL,
		SLASH_LITERAL,
		ONE_CHAR,
		QMARK,
		END_ANCHOR,
		DOTS_SLASH,
		NO_DOT: `(?!${DOT_LITERAL})`,
		NO_DOTS: `(?!${START_ANCHOR}${DOTS_SLASH})`,
		NO_DOT_SLASH: `(?!${DOT_LITERAL}{0,1}${END_ANCHOR})`,
		NO_DOTS_SLASH: `(?!${DOTS_SLASH})`,
		QMARK_NO_DOT: `[^.${SLASH_LITERAL}]`,
		STAR: `${QMARK}*?`,
		START_ANCHOR,
		SEP: "/"
	};
	const WINDOWS_CHARS = {
		...POSIX_CHARS,
		SLASH_LITERAL: `[${WIN_SLASH}]`,
		QMARK: WIN_NO_SLASH,
		STAR: `${WIN_NO_SLASH}*?`,
		DOTS_SLASH: `${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$)`,
		NO_DOT: `(?!${DOT_LITERAL})`,
		NO_DOTS: `(?!(?:^|[${WIN_SLASH}])${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
		NO_DOT_SLASH: `(?!${DOT_LITERAL}{0,1}(?:[${WIN_SLASH}]|$))`,
		NO_DOTS_SLASH: `(?!${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
		QMARK_NO_DOT: `[^.${WIN_SLASH}]`,
		START_ANCHOR: `(?:^|[${WIN_SLASH}])`,
		END_ANCHOR: `(?:[${WIN_SLASH}]|$)`,
		SEP: "\\"
	};
	const POSIX_REGEX_SOURCE = {
		__proto__: null,
		alnum: "a-zA-Z0-9",
		alpha: "a-zA-Z",
		ascii: "\\x00-\\x7F",
		blank: " \\t",
		cntrl: "\\x00-\\x1F\\x7F",
		digit: "0-9",
		graph: "\\x21-\\x7E",
		lower: "a-z",
		print: "\\x20-\\x7E ",
		punct: "\\-!\"#$%&'()\\*+,./:;<=>?@[\\]^_`{|}~",
		space: " \\t\\r\\n\\v\\f",
		upper: "A-Z",
		word: "A-Za-z0-9_",
		xdigit: "A-Fa-f0-9"
	};
	module.exports = {
		DEFAULT_MAX_EXTGLOB_RECURSION,
		MAX_LENGTH: 65536,
		POSIX_REGEX_SOURCE,
		REGEX_BACKSLASH: /\\(?![*+?^${}(|)[\]])/g,
		REGEX_NON_SPECIAL_CHARS: /^[^@![\].,$*+?^{}()|\\/]+/,
		REGEX_SPECIAL_CHARS: /[-*+?.^${}(|)[\]]/,
		REGEX_SPECIAL_CHARS_BACKREF: /(\\?)((\W)(\3*))/g,
		REGEX_SPECIAL_CHARS_GLOBAL: /([-*+?.^${}(|)[\]])/g,
		REGEX_REMOVE_BACKSLASH: /(?:\[.*?[^\\]\]|\\(?=.))/g,
		REPLACEMENTS: {
			__proto__: null,
			"***": "*",
			"**/**": "**",
			"**/**/**": "**"
		},
		CHAR_0: 48,
		CHAR_9: 57,
		CHAR_UPPERCASE_A: 65,
		CHAR_LOWERCASE_A: 97,
		CHAR_UPPERCASE_Z: 90,
		CHAR_LOWERCASE_Z: 122,
		CHAR_LEFT_PARENTHESES: 40,
		CHAR_RIGHT_PARENTHESES: 41,
		CHAR_ASTERISK: 42,
		CHAR_AMPERSAND: 38,
		CHAR_AT: 64,
		CHAR_BACKWARD_SLASH: 92,
		CHAR_CARRIAGE_RETURN: 13,
		CHAR_CIRCUMFLEX_ACCENT: 94,
		CHAR_COLON: 58,
		CHAR_COMMA: 44,
		CHAR_DOT: 46,
		CHAR_DOUBLE_QUOTE: 34,
		CHAR_EQUAL: 61,
		CHAR_EXCLAMATION_MARK: 33,
		CHAR_FORM_FEED: 12,
		CHAR_FORWARD_SLASH: 47,
		CHAR_GRAVE_ACCENT: 96,
		CHAR_HASH: 35,
		CHAR_HYPHEN_MINUS: 45,
		CHAR_LEFT_ANGLE_BRACKET: 60,
		CHAR_LEFT_CURLY_BRACE: 123,
		CHAR_LEFT_SQUARE_BRACKET: 91,
		CHAR_LINE_FEED: 10,
		CHAR_NO_BREAK_SPACE: 160,
		CHAR_PERCENT: 37,
		CHAR_PLUS: 43,
		CHAR_QUESTION_MARK: 63,
		CHAR_RIGHT_ANGLE_BRACKET: 62,
		CHAR_RIGHT_CURLY_BRACE: 125,
		CHAR_RIGHT_SQUARE_BRACKET: 93,
		CHAR_SEMICOLON: 59,
		CHAR_SINGLE_QUOTE: 39,
		CHAR_SPACE: 32,
		CHAR_TAB: 9,
		CHAR_UNDERSCORE: 95,
		CHAR_VERTICAL_LINE: 124,
		CHAR_ZERO_WIDTH_NOBREAK_SPACE: 65279,
		extglobChars(chars) {
			return {
				"!": {
					type: "negate",
					open: "(?:(?!(?:",
					close: `))${chars.STAR})`
				},
				"?": {
					type: "qmark",
					open: "(?:",
					close: ")?"
				},
				"+": {
					type: "plus",
					open: "(?:",
					close: ")+"
				},
				"*": {
					type: "star",
					open: "(?:",
					close: ")*"
				},
				"@": {
					type: "at",
					open: "(?:",
					close: ")"
				}
			};
		},
		globChars(win32) {
			return win32 === true ? WINDOWS_CHARS : POSIX_CHARS;
		}
	};
}));

// node_modules/picomatch/lib/utils.js
var require_utils = /* @__PURE__ */ __commonJSMin(((exports) => {
	const { REGEX_BACKSLASH, REGEX_REMOVE_BACKSLASH, REGEX_SPECIAL_CHARS, REGEX_SPECIAL_CHARS_GLOBAL } = require_constants();
	exports.isObject = (val) => val !== null && typeof val === "object" && !Array.isArray(val);
	exports.hasRegexChars = (str) => REGEX_SPECIAL_CHARS.test(str);
	exports.isRegexChar = (str) => str.length === 1 && exports.hasRegexChars(str);
	exports.escapeRegex = (str) => str.replace(REGEX_SPECIAL_CHARS_GLOBAL, "\\$1");
	exports.toPosixSlashes = (str) => str.replace(REGEX_BACKSLASH, "/");
	exports.isWindows = () => {
		if (typeof navigator !== "undefined" && navigator.platform) {
			const platform = navigator.platform.toLowerCase();
			return platform === "win32" || platform === "windows";
		}
		if (typeof process !== "undefined" && process.platform) return process.platform === "win32";
		return false;
	};
	exports.removeBackslashes = (str) => {
		return str.replace(REGEX_REMOVE_BACKSLASH, (match) => {
			return match === "\\" ? "" : match;
		});
	};
	exports.escapeLast = (input, char, lastIdx) => {
		const idx = input.lastIndexOf(char, lastIdx);
		if (idx === -1) return input;
		if (input[idx - 1] === "\\") return exports.escapeLast(input, char, idx - 1);
		return `${input.slice(0, idx)}\\${input.slice(idx)}`;
	};
	exports.removePrefix = (input, state = {}) => {
		let output = input;
		if (output.startsWith("./")) {
			output = output.slice(2);
			state.prefix = "./";
		}
		return output;
	};
	exports.wrapOutput = (input, state = {}, options = {}) => {
		let output = `${options.contains ? "" : "^"}(?:${input})${options.contains ? "" : "$"}`;
		if (state.negated === true) output = `(?:^(?!${output}).*$)`;
		return output;
	};
	exports.basename = (path, { windows } = {}) => {
		const segs = path.split(windows ? /[\\/]/ : "/");
		const last = segs[segs.length - 1];
		if (last === "") return segs[segs.length - 2];
		return last;
	};
}));

// node_modules/picomatch/lib/scan.js
var require_scan = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const utils = require_utils();
	const { CHAR_ASTERISK, CHAR_AT, CHAR_BACKWARD_SLASH, CHAR_COMMA, CHAR_DOT, CHAR_EXCLAMATION_MARK, CHAR_FORWARD_SLASH, CHAR_LEFT_CURLY_BRACE, CHAR_LEFT_PARENTHESES, CHAR_LEFT_SQUARE_BRACKET, CHAR_PLUS, CHAR_QUESTION_MARK, CHAR_RIGHT_CURLY_BRACE, CHAR_RIGHT_PARENTHESES, CHAR_RIGHT_SQUARE_BRACKET } = require_constants();
	const isPathSeparator = (code) => {
		return code === CHAR_FORWARD_SLASH || code === CHAR_BACKWARD_SLASH;
	};
	const depth = (token) => {
		if (token.isPrefix !== true) token.depth = token.isGlobstar ? Infinity : 1;
	};
	const scan = (input, options) => {
		const opts = options || {};
		const length = input.length - 1;
		const scanToEnd = opts.parts === true || opts.tokens === true || opts.scanToEnd === true;
		const slashes = [];
		const tokens = [];
		const parts = [];
		let str = input;
		let index = -1;
		let start = 0;
		let lastIndex = 0;
		let isBrace = false;
		let isBracket = false;
		let isGlob = false;
		let isExtglob = false;
		let isGlobstar = false;
		let braceEscaped = false;
		let backslashes = false;
		let negated = false;
		let negatedExtglob = false;
		let finished = false;
		let braces = 0;
		let prev;
		let code;
		let token = {
			value: "",
			depth: 0,
			isGlob: false
		};
		const eos = () => index >= length;
		const peek = () => str.charCodeAt(index + 1);
		const advance = () => {
			prev = code;
			return str.charCodeAt(++index);
		};
		while (index < length) {
			code = advance();
			let next;
			if (code === CHAR_BACKWARD_SLASH) {
				backslashes = token.backslashes = true;
				code = advance();
				if (code === CHAR_LEFT_CURLY_BRACE) braceEscaped = true;
				continue;
			}
			if (braceEscaped === true || code === CHAR_LEFT_CURLY_BRACE) {
				braces++;
				while (eos() !== true && (code = advance())) {
					if (code === CHAR_BACKWARD_SLASH) {
						backslashes = token.backslashes = true;
						advance();
						continue;
					}
					if (code === CHAR_LEFT_CURLY_BRACE) {
						braces++;
						continue;
					}
					if (braceEscaped !== true && code === CHAR_DOT && (code = advance()) === CHAR_DOT) {
						isBrace = token.isBrace = true;
						isGlob = token.isGlob = true;
						finished = true;
						if (scanToEnd === true) continue;
						break;
					}
					if (braceEscaped !== true && code === CHAR_COMMA) {
						isBrace = token.isBrace = true;
						isGlob = token.isGlob = true;
						finished = true;
						if (scanToEnd === true) continue;
						break;
					}
					if (code === CHAR_RIGHT_CURLY_BRACE) {
						braces--;
						if (braces === 0) {
							braceEscaped = false;
							isBrace = token.isBrace = true;
							finished = true;
							break;
						}
					}
				}
				if (scanToEnd === true) continue;
				break;
			}
			if (code === CHAR_FORWARD_SLASH) {
				slashes.push(index);
				tokens.push(token);
				token = {
					value: "",
					depth: 0,
					isGlob: false
				};
				if (finished === true) continue;
				if (prev === CHAR_DOT && index === start + 1) {
					start += 2;
					continue;
				}
				lastIndex = index + 1;
				continue;
			}
			if (opts.noext !== true) {
				if ((code === CHAR_PLUS || code === CHAR_AT || code === CHAR_ASTERISK || code === CHAR_QUESTION_MARK || code === CHAR_EXCLAMATION_MARK) === true && peek() === CHAR_LEFT_PARENTHESES) {
					isGlob = token.isGlob = true;
					isExtglob = token.isExtglob = true;
					finished = true;
					if (code === CHAR_EXCLAMATION_MARK && index === start) negatedExtglob = true;
					if (scanToEnd === true) {
						let parens = 0;
						while (eos() !== true && (code = advance())) {
							if (code === CHAR_BACKWARD_SLASH) {
								backslashes = token.backslashes = true;
								advance();
								continue;
							}
							if (code === CHAR_LEFT_PARENTHESES) {
								parens++;
								continue;
							}
							if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
								finished = true;
								break;
							}
						}
						continue;
					}
					break;
				}
			}
			if (code === CHAR_ASTERISK) {
				if (prev === CHAR_ASTERISK) isGlobstar = token.isGlobstar = true;
				isGlob = token.isGlob = true;
				finished = true;
				if (scanToEnd === true) continue;
				break;
			}
			if (code === CHAR_QUESTION_MARK) {
				isGlob = token.isGlob = true;
				finished = true;
				if (scanToEnd === true) continue;
				break;
			}
			if (code === CHAR_LEFT_SQUARE_BRACKET) {
				while (eos() !== true && (next = advance())) {
					if (next === CHAR_BACKWARD_SLASH) {
						backslashes = token.backslashes = true;
						advance();
						continue;
					}
					if (next === CHAR_RIGHT_SQUARE_BRACKET) {
						isBracket = token.isBracket = true;
						isGlob = token.isGlob = true;
						finished = true;
						break;
					}
				}
				if (scanToEnd === true) continue;
				break;
			}
			if (opts.nonegate !== true && code === CHAR_EXCLAMATION_MARK && index === start) {
				negated = token.negated = true;
				start++;
				continue;
			}
			if (opts.noparen !== true && code === CHAR_LEFT_PARENTHESES) {
				isGlob = token.isGlob = true;
				if (scanToEnd === true) {
					let parens = 1;
					while (eos() !== true && (code = advance())) {
						if (code === CHAR_BACKWARD_SLASH) {
							backslashes = token.backslashes = true;
							advance();
							continue;
						}
						if (code === CHAR_LEFT_PARENTHESES) {
							parens++;
							continue;
						}
						if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
							finished = true;
							break;
						}
					}
					continue;
				}
				break;
			}
			if (isGlob === true) {
				finished = true;
				if (scanToEnd === true) continue;
				break;
			}
		}
		if (opts.noext === true) {
			isExtglob = false;
			isGlob = false;
		}
		let base = str;
		let prefix = "";
		let glob = "";
		if (start > 0) {
			prefix = str.slice(0, start);
			str = str.slice(start);
			lastIndex -= start;
		}
		if (base && isGlob === true && lastIndex > 0) {
			base = str.slice(0, lastIndex);
			glob = str.slice(lastIndex);
		} else if (isGlob === true) {
			base = "";
			glob = str;
		} else base = str;
		if (base && base !== "" && base !== "/" && base !== str) {
			if (isPathSeparator(base.charCodeAt(base.length - 1))) base = base.slice(0, -1);
		}
		if (opts.unescape === true) {
			if (glob) glob = utils.removeBackslashes(glob);
			if (base && backslashes === true) base = utils.removeBackslashes(base);
		}
		const state = {
			prefix,
			input,
			start,
			base,
			glob,
			isBrace,
			isBracket,
			isGlob,
			isExtglob,
			isGlobstar,
			negated,
			negatedExtglob
		};
		if (opts.tokens === true) {
			state.maxDepth = 0;
			if (!isPathSeparator(code)) tokens.push(token);
			state.tokens = tokens;
		}
		if (opts.parts === true || opts.tokens === true) {
			let prevIndex;
			for (let idx = 0; idx < slashes.length; idx++) {
				const n = prevIndex !== void 0 ? prevIndex + 1 : start;
				const i = slashes[idx];
				const value = input.slice(n, i);
				if (opts.tokens) {
					if (idx === 0 && start !== 0) {
						tokens[idx].isPrefix = true;
						tokens[idx].value = prefix;
					} else tokens[idx].value = value;
					depth(tokens[idx]);
					state.maxDepth += tokens[idx].depth;
				}
				if (i >= start) {
					parts.push(value);
					prevIndex = i;
				}
			}
			const n = prevIndex !== void 0 ? prevIndex + 1 : start;
			const value = input.slice(n);
			parts.push(value);
			if (opts.tokens && prevIndex && prevIndex + 1 < input.length) {
				tokens[tokens.length - 1].value = value;
				depth(tokens[tokens.length - 1]);
				state.maxDepth += tokens[tokens.length - 1].depth;
			}
			state.slashes = slashes;
			state.parts = parts;
		}
		return state;
	};
	module.exports = scan;
}));

// node_modules/picomatch/lib/parse.js
var require_parse = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const constants = require_constants();
	const utils = require_utils();
	const { MAX_LENGTH, POSIX_REGEX_SOURCE, REGEX_NON_SPECIAL_CHARS, REGEX_SPECIAL_CHARS_BACKREF, REPLACEMENTS } = constants;
	const expandRange = (args, options) => {
		if (typeof options.expandRange === "function") return options.expandRange(...args, options);
		args.sort();
		const value = `[${args.join("-")}]`;
		try {
			new RegExp(value);
		} catch (ex) {
			return args.map((v) => utils.escapeRegex(v)).join("..");
		}
		return value;
	};
	const syntaxError = (type, char) => {
		return `Missing ${type}: "${char}" - use "\\\\${char}" to match literal characters`;
	};
	const splitTopLevel = (input) => {
		const parts = [];
		let bracket = 0;
		let paren = 0;
		let quote = 0;
		let value = "";
		let escaped = false;
		for (const ch of input) {
			if (escaped === true) {
				value += ch;
				escaped = false;
				continue;
			}
			if (ch === "\\") {
				value += ch;
				escaped = true;
				continue;
			}
			if (ch === "\"") {
				quote = quote === 1 ? 0 : 1;
				value += ch;
				continue;
			}
			if (quote === 0) {
				if (ch === "[") bracket++;
				else if (ch === "]" && bracket > 0) bracket--;
				else if (bracket === 0) {
					if (ch === "(") paren++;
					else if (ch === ")" && paren > 0) paren--;
					else if (ch === "|" && paren === 0) {
						parts.push(value);
						value = "";
						continue;
					}
				}
			}
			value += ch;
		}
		parts.push(value);
		return parts;
	};
	const isPlainBranch = (branch) => {
		let escaped = false;
		for (const ch of branch) {
			if (escaped === true) {
				escaped = false;
				continue;
			}
			if (ch === "\\") {
				escaped = true;
				continue;
			}
			if (/[?*+@!()[\]{}]/.test(ch)) return false;
		}
		return true;
	};
	const normalizeSimpleBranch = (branch) => {
		let value = branch.trim();
		let changed = true;
		while (changed === true) {
			changed = false;
			if (/^@\([^\\()[\]{}|]+\)$/.test(value)) {
				value = value.slice(2, -1);
				changed = true;
			}
		}
		if (!isPlainBranch(value)) return;
		return value.replace(/\\(.)/g, "$1");
	};
	const hasRepeatedCharPrefixOverlap = (branches) => {
		const values = branches.map(normalizeSimpleBranch).filter(Boolean);
		for (let i = 0; i < values.length; i++) for (let j = i + 1; j < values.length; j++) {
			const a = values[i];
			const b = values[j];
			const char = a[0];
			if (!char || a !== char.repeat(a.length) || b !== char.repeat(b.length)) continue;
			if (a === b || a.startsWith(b) || b.startsWith(a)) return true;
		}
		return false;
	};
	const parseRepeatedExtglob = (pattern, requireEnd = true) => {
		if (pattern[0] !== "+" && pattern[0] !== "*" || pattern[1] !== "(") return;
		let bracket = 0;
		let paren = 0;
		let quote = 0;
		let escaped = false;
		for (let i = 1; i < pattern.length; i++) {
			const ch = pattern[i];
			if (escaped === true) {
				escaped = false;
				continue;
			}
			if (ch === "\\") {
				escaped = true;
				continue;
			}
			if (ch === "\"") {
				quote = quote === 1 ? 0 : 1;
				continue;
			}
			if (quote === 1) continue;
			if (ch === "[") {
				bracket++;
				continue;
			}
			if (ch === "]" && bracket > 0) {
				bracket--;
				continue;
			}
			if (bracket > 0) continue;
			if (ch === "(") {
				paren++;
				continue;
			}
			if (ch === ")") {
				paren--;
				if (paren === 0) {
					if (requireEnd === true && i !== pattern.length - 1) return;
					return {
						type: pattern[0],
						body: pattern.slice(2, i),
						end: i
					};
				}
			}
		}
	};
	const buildCharClassStar = (chars) => {
		return `${chars.length === 1 ? utils.escapeRegex(chars[0]) : `[${chars.map((ch) => utils.escapeRegex(ch)).join("")}]`}*`;
	};
	const getStarExtglobSequenceChars = (pattern) => {
		let index = 0;
		const chars = [];
		while (index < pattern.length) {
			const match = parseRepeatedExtglob(pattern.slice(index), false);
			if (!match || match.type !== "*") return;
			const branches = splitTopLevel(match.body).map((branch) => branch.trim());
			if (branches.length !== 1) return;
			const branch = normalizeSimpleBranch(branches[0]);
			if (!branch || branch.length !== 1) return;
			chars.push(branch);
			index += match.end + 1;
		}
		if (chars.length < 1) return;
		return chars;
	};
	const repeatedExtglobRecursion = (pattern) => {
		let depth = 0;
		let value = pattern.trim();
		let match = parseRepeatedExtglob(value);
		while (match) {
			depth++;
			value = match.body.trim();
			match = parseRepeatedExtglob(value);
		}
		return depth;
	};
	const analyzeRepeatedExtglob = (body, options) => {
		if (options.maxExtglobRecursion === false) return { risky: false };
		const max = typeof options.maxExtglobRecursion === "number" ? options.maxExtglobRecursion : constants.DEFAULT_MAX_EXTGLOB_RECURSION;
		const branches = splitTopLevel(body).map((branch) => branch.trim());
		if (branches.length > 1) {
			if (branches.some((branch) => branch === "") || branches.some((branch) => /^[*?]+$/.test(branch)) || hasRepeatedCharPrefixOverlap(branches)) return { risky: true };
		}
		const safeChars = [];
		let sawStarSequence = false;
		let combinable = true;
		for (const branch of branches) {
			const chars = getStarExtglobSequenceChars(branch);
			if (chars) {
				sawStarSequence = true;
				safeChars.push(...chars);
				continue;
			}
			const literal = normalizeSimpleBranch(branch);
			if (literal && literal.length === 1) {
				safeChars.push(literal);
				continue;
			}
			combinable = false;
			if (repeatedExtglobRecursion(branch) > max) return { risky: true };
		}
		if (sawStarSequence) return combinable ? {
			risky: true,
			safeOutput: buildCharClassStar([...new Set(safeChars)])
		} : { risky: true };
		return { risky: false };
	};
	const parse = (input, options) => {
		if (typeof input !== "string") throw new TypeError("Expected a string");
		input = REPLACEMENTS[input] || input;
		const opts = { ...options };
		const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
		let len = input.length;
		if (len > max) throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
		const bos = {
			type: "bos",
			value: "",
			output: opts.prepend || ""
		};
		const tokens = [bos];
		const capture = opts.capture ? "" : "?:";
		const PLATFORM_CHARS = constants.globChars(opts.windows);
		const EXTGLOB_CHARS = constants.extglobChars(PLATFORM_CHARS);
		const { DOT_LITERAL, PLUS_LITERAL, SLASH_LITERAL, ONE_CHAR, DOTS_SLASH, NO_DOT, NO_DOT_SLASH, NO_DOTS_SLASH, QMARK, QMARK_NO_DOT, STAR, START_ANCHOR } = PLATFORM_CHARS;
		const globstar = (opts) => {
			return `(${capture}(?:(?!${START_ANCHOR}${opts.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
		};
		const nodot = opts.dot ? "" : NO_DOT;
		const qmarkNoDot = opts.dot ? QMARK : QMARK_NO_DOT;
		let star = opts.bash === true ? globstar(opts) : STAR;
		if (opts.capture) star = `(${star})`;
		if (typeof opts.noext === "boolean") opts.noextglob = opts.noext;
		const state = {
			input,
			index: -1,
			start: 0,
			dot: opts.dot === true,
			consumed: "",
			output: "",
			prefix: "",
			backtrack: false,
			negated: false,
			brackets: 0,
			braces: 0,
			parens: 0,
			quotes: 0,
			globstar: false,
			tokens
		};
		input = utils.removePrefix(input, state);
		len = input.length;
		const extglobs = [];
		const braces = [];
		const stack = [];
		let prev = bos;
		let value;
		const eos = () => state.index === len - 1;
		const peek = state.peek = (n = 1) => input[state.index + n];
		const advance = state.advance = () => input[++state.index] || "";
		const remaining = () => input.slice(state.index + 1);
		const consume = (value = "", num = 0) => {
			state.consumed += value;
			state.index += num;
		};
		const append = (token) => {
			state.output += token.output != null ? token.output : token.value;
			consume(token.value);
		};
		const negate = () => {
			let count = 1;
			while (peek() === "!" && (peek(2) !== "(" || peek(3) === "?")) {
				advance();
				state.start++;
				count++;
			}
			if (count % 2 === 0) return false;
			state.negated = true;
			state.start++;
			return true;
		};
		const increment = (type) => {
			state[type]++;
			stack.push(type);
		};
		const decrement = (type) => {
			state[type]--;
			stack.pop();
		};
		const push = (tok) => {
			if (prev.type === "globstar") {
				const isBrace = state.braces > 0 && (tok.type === "comma" || tok.type === "brace");
				const isExtglob = tok.extglob === true || extglobs.length && (tok.type === "pipe" || tok.type === "paren");
				if (tok.type !== "slash" && tok.type !== "paren" && !isBrace && !isExtglob) {
					state.output = state.output.slice(0, -prev.output.length);
					prev.type = "star";
					prev.value = "*";
					prev.output = star;
					state.output += prev.output;
				}
			}
			if (extglobs.length && tok.type !== "paren") extglobs[extglobs.length - 1].inner += tok.value;
			if (tok.value || tok.output) append(tok);
			if (prev && prev.type === "text" && tok.type === "text") {
				prev.output = (prev.output || prev.value) + tok.value;
				prev.value += tok.value;
				return;
			}
			tok.prev = prev;
			tokens.push(tok);
			prev = tok;
		};
		const extglobOpen = (type, value) => {
			const token = {
				...EXTGLOB_CHARS[value],
				conditions: 1,
				inner: ""
			};
			token.prev = prev;
			token.parens = state.parens;
			token.output = state.output;
			token.startIndex = state.index;
			token.tokensIndex = tokens.length;
			const output = (opts.capture ? "(" : "") + token.open;
			increment("parens");
			push({
				type,
				value,
				output: state.output ? "" : ONE_CHAR
			});
			push({
				type: "paren",
				extglob: true,
				value: advance(),
				output
			});
			extglobs.push(token);
		};
		const extglobClose = (token) => {
			const literal = input.slice(token.startIndex, state.index + 1);
			const body = input.slice(token.startIndex + 2, state.index);
			const analysis = analyzeRepeatedExtglob(body, opts);
			if ((token.type === "plus" || token.type === "star") && analysis.risky) {
				const safeOutput = analysis.safeOutput ? (token.output ? "" : ONE_CHAR) + (opts.capture ? `(${analysis.safeOutput})` : analysis.safeOutput) : void 0;
				const open = tokens[token.tokensIndex];
				open.type = "text";
				open.value = literal;
				open.output = safeOutput || utils.escapeRegex(literal);
				for (let i = token.tokensIndex + 1; i < tokens.length; i++) {
					tokens[i].value = "";
					tokens[i].output = "";
					delete tokens[i].suffix;
				}
				state.output = token.output + open.output;
				state.backtrack = true;
				push({
					type: "paren",
					extglob: true,
					value,
					output: ""
				});
				decrement("parens");
				return;
			}
			let output = token.close + (opts.capture ? ")" : "");
			let rest;
			if (token.type === "negate") {
				let extglobStar = star;
				if (token.inner && token.inner.length > 1 && token.inner.includes("/")) extglobStar = globstar(opts);
				if (extglobStar !== star || eos() || /^\)+$/.test(remaining())) output = token.close = `)$))${extglobStar}`;
				if (token.inner.includes("*") && (rest = remaining()) && /^\.[^\\/.]+$/.test(rest)) output = token.close = `)${parse(rest, {
					...options,
					fastpaths: false
				}).output})${extglobStar})`;
				if (token.prev.type === "bos") state.negatedExtglob = true;
			}
			push({
				type: "paren",
				extglob: true,
				value,
				output
			});
			decrement("parens");
		};
		if (opts.fastpaths !== false && !/(^[*!]|[/()[\]{}"])/.test(input)) {
			let backslashes = false;
			let output = input.replace(REGEX_SPECIAL_CHARS_BACKREF, (m, esc, chars, first, rest, index) => {
				if (first === "\\") {
					backslashes = true;
					return m;
				}
				if (first === "?") {
					if (esc) return esc + first + (rest ? QMARK.repeat(rest.length) : "");
					if (index === 0) return qmarkNoDot + (rest ? QMARK.repeat(rest.length) : "");
					return QMARK.repeat(chars.length);
				}
				if (first === ".") return DOT_LITERAL.repeat(chars.length);
				if (first === "*") {
					if (esc) return esc + first + (rest ? star : "");
					return star;
				}
				return esc ? m : `\\${m}`;
			});
			if (backslashes === true) {
				if (opts.unescape === true) output = output.replace(/\\/g, "");
				else output = output.replace(/\\+/g, (m) => {
					return m.length % 2 === 0 ? "\\\\" : m ? "\\" : "";
				});
			}
			if (output === input && opts.contains === true) {
				state.output = input;
				return state;
			}
			state.output = utils.wrapOutput(output, state, options);
			return state;
		}
		while (!eos()) {
			value = advance();
			if (value === "\0") continue;
			if (value === "\\") {
				const next = peek();
				if (next === "/" && opts.bash !== true) continue;
				if (next === "." || next === ";") continue;
				if (!next) {
					value += "\\";
					push({
						type: "text",
						value
					});
					continue;
				}
				const match = /^\\+/.exec(remaining());
				let slashes = 0;
				if (match && match[0].length > 2) {
					slashes = match[0].length;
					state.index += slashes;
					if (slashes % 2 !== 0) value += "\\";
				}
				if (opts.unescape === true) value = advance();
				else value += advance();
				if (state.brackets === 0) {
					push({
						type: "text",
						value
					});
					continue;
				}
			}
			if (state.brackets > 0 && (value !== "]" || prev.value === "[" || prev.value === "[^")) {
				if (opts.posix !== false && value === ":") {
					const inner = prev.value.slice(1);
					if (inner.includes("[")) {
						prev.posix = true;
						if (inner.includes(":")) {
							const idx = prev.value.lastIndexOf("[");
							const pre = prev.value.slice(0, idx);
							const rest = prev.value.slice(idx + 2);
							const posix = POSIX_REGEX_SOURCE[rest];
							if (posix) {
								prev.value = pre + posix;
								state.backtrack = true;
								advance();
								if (!bos.output && tokens.indexOf(prev) === 1) bos.output = ONE_CHAR;
								continue;
							}
						}
					}
				}
				if (value === "[" && peek() !== ":" || value === "-" && peek() === "]") value = `\\${value}`;
				if (value === "]" && (prev.value === "[" || prev.value === "[^")) value = `\\${value}`;
				if (opts.posix === true && value === "!" && prev.value === "[") value = "^";
				prev.value += value;
				append({ value });
				continue;
			}
			if (state.quotes === 1 && value !== "\"") {
				value = utils.escapeRegex(value);
				prev.value += value;
				append({ value });
				continue;
			}
			if (value === "\"") {
				state.quotes = state.quotes === 1 ? 0 : 1;
				if (opts.keepQuotes === true) push({
					type: "text",
					value
				});
				continue;
			}
			if (value === "(") {
				increment("parens");
				push({
					type: "paren",
					value
				});
				continue;
			}
			if (value === ")") {
				if (state.parens === 0 && opts.strictBrackets === true) throw new SyntaxError(syntaxError("opening", "("));
				const extglob = extglobs[extglobs.length - 1];
				if (extglob && state.parens === extglob.parens + 1) {
					extglobClose(extglobs.pop());
					continue;
				}
				push({
					type: "paren",
					value,
					output: state.parens ? ")" : "\\)"
				});
				decrement("parens");
				continue;
			}
			if (value === "[") {
				if (opts.nobracket === true || !remaining().includes("]")) {
					if (opts.nobracket !== true && opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "]"));
					value = `\\${value}`;
				} else increment("brackets");
				push({
					type: "bracket",
					value
				});
				continue;
			}
			if (value === "]") {
				if (opts.nobracket === true || prev && prev.type === "bracket" && prev.value.length === 1) {
					push({
						type: "text",
						value,
						output: `\\${value}`
					});
					continue;
				}
				if (state.brackets === 0) {
					if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("opening", "["));
					push({
						type: "text",
						value,
						output: `\\${value}`
					});
					continue;
				}
				decrement("brackets");
				const prevValue = prev.value.slice(1);
				if (prev.posix !== true && prevValue[0] === "^" && !prevValue.includes("/")) value = `/${value}`;
				prev.value += value;
				append({ value });
				if (opts.literalBrackets === false || utils.hasRegexChars(prevValue)) continue;
				const escaped = utils.escapeRegex(prev.value);
				state.output = state.output.slice(0, -prev.value.length);
				if (opts.literalBrackets === true) {
					state.output += escaped;
					prev.value = escaped;
					continue;
				}
				prev.value = `(${capture}${escaped}|${prev.value})`;
				state.output += prev.value;
				continue;
			}
			if (value === "{" && opts.nobrace !== true) {
				increment("braces");
				const open = {
					type: "brace",
					value,
					output: "(",
					outputIndex: state.output.length,
					tokensIndex: state.tokens.length
				};
				braces.push(open);
				push(open);
				continue;
			}
			if (value === "}") {
				const brace = braces[braces.length - 1];
				if (opts.nobrace === true || !brace) {
					push({
						type: "text",
						value,
						output: value
					});
					continue;
				}
				let output = ")";
				if (brace.dots === true) {
					const arr = tokens.slice();
					const range = [];
					for (let i = arr.length - 1; i >= 0; i--) {
						tokens.pop();
						if (arr[i].type === "brace") break;
						if (arr[i].type !== "dots") range.unshift(arr[i].value);
					}
					output = expandRange(range, opts);
					state.backtrack = true;
				}
				if (brace.comma !== true && brace.dots !== true) {
					const out = state.output.slice(0, brace.outputIndex);
					const toks = state.tokens.slice(brace.tokensIndex);
					brace.value = brace.output = "\\{";
					value = output = "\\}";
					state.output = out;
					for (const t of toks) state.output += t.output || t.value;
				}
				push({
					type: "brace",
					value,
					output
				});
				decrement("braces");
				braces.pop();
				continue;
			}
			if (value === "|") {
				if (extglobs.length > 0) extglobs[extglobs.length - 1].conditions++;
				push({
					type: "text",
					value
				});
				continue;
			}
			if (value === ",") {
				let output = value;
				const brace = braces[braces.length - 1];
				if (brace && stack[stack.length - 1] === "braces") {
					brace.comma = true;
					output = "|";
				}
				push({
					type: "comma",
					value,
					output
				});
				continue;
			}
			if (value === "/") {
				if (prev.type === "dot" && state.index === state.start + 1) {
					state.start = state.index + 1;
					state.consumed = "";
					state.output = "";
					tokens.pop();
					prev = bos;
					continue;
				}
				push({
					type: "slash",
					value,
					output: SLASH_LITERAL
				});
				continue;
			}
			if (value === ".") {
				if (state.braces > 0 && prev.type === "dot") {
					if (prev.value === ".") prev.output = DOT_LITERAL;
					const brace = braces[braces.length - 1];
					prev.type = "dots";
					prev.output += value;
					prev.value += value;
					brace.dots = true;
					continue;
				}
				if (state.braces + state.parens === 0 && prev.type !== "bos" && prev.type !== "slash") {
					push({
						type: "text",
						value,
						output: DOT_LITERAL
					});
					continue;
				}
				push({
					type: "dot",
					value,
					output: DOT_LITERAL
				});
				continue;
			}
			if (value === "?") {
				if (!(prev && prev.value === "(") && opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
					extglobOpen("qmark", value);
					continue;
				}
				if (prev && prev.type === "paren") {
					const next = peek();
					let output = value;
					if (prev.value === "(" && !/[!=<:]/.test(next) || next === "<" && !/<([!=]|\w+>)/.test(remaining())) output = `\\${value}`;
					push({
						type: "text",
						value,
						output
					});
					continue;
				}
				if (opts.dot !== true && (prev.type === "slash" || prev.type === "bos")) {
					push({
						type: "qmark",
						value,
						output: QMARK_NO_DOT
					});
					continue;
				}
				push({
					type: "qmark",
					value,
					output: QMARK
				});
				continue;
			}
			if (value === "!") {
				if (opts.noextglob !== true && peek() === "(") {
					if (peek(2) !== "?" || !/[!=<:]/.test(peek(3))) {
						extglobOpen("negate", value);
						continue;
					}
				}
				if (opts.nonegate !== true && state.index === 0) {
					negate();
					continue;
				}
			}
			if (value === "+") {
				if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
					extglobOpen("plus", value);
					continue;
				}
				if (prev && prev.value === "(" || opts.regex === false) {
					push({
						type: "plus",
						value,
						output: PLUS_LITERAL
					});
					continue;
				}
				if (prev && (prev.type === "bracket" || prev.type === "paren" || prev.type === "brace") || state.parens > 0) {
					push({
						type: "plus",
						value
					});
					continue;
				}
				push({
					type: "plus",
					value: PLUS_LITERAL
				});
				continue;
			}
			if (value === "@") {
				if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
					push({
						type: "at",
						extglob: true,
						value,
						output: ""
					});
					continue;
				}
				push({
					type: "text",
					value
				});
				continue;
			}
			if (value !== "*") {
				if (value === "$" || value === "^") value = `\\${value}`;
				const match = REGEX_NON_SPECIAL_CHARS.exec(remaining());
				if (match) {
					value += match[0];
					state.index += match[0].length;
				}
				push({
					type: "text",
					value
				});
				continue;
			}
			if (prev && (prev.type === "globstar" || prev.star === true)) {
				prev.type = "star";
				prev.star = true;
				prev.value += value;
				prev.output = star;
				state.backtrack = true;
				state.globstar = true;
				consume(value);
				continue;
			}
			let rest = remaining();
			if (opts.noextglob !== true && /^\([^?]/.test(rest)) {
				extglobOpen("star", value);
				continue;
			}
			if (prev.type === "star") {
				if (opts.noglobstar === true) {
					consume(value);
					continue;
				}
				const prior = prev.prev;
				const before = prior.prev;
				const isStart = prior.type === "slash" || prior.type === "bos";
				const afterStar = before && (before.type === "star" || before.type === "globstar");
				if (opts.bash === true && (!isStart || rest[0] && rest[0] !== "/")) {
					push({
						type: "star",
						value,
						output: ""
					});
					continue;
				}
				const isBrace = state.braces > 0 && (prior.type === "comma" || prior.type === "brace");
				const isExtglob = extglobs.length && (prior.type === "pipe" || prior.type === "paren");
				if (!isStart && prior.type !== "paren" && !isBrace && !isExtglob) {
					push({
						type: "star",
						value,
						output: ""
					});
					continue;
				}
				while (rest.slice(0, 3) === "/**") {
					const after = input[state.index + 4];
					if (after && after !== "/") break;
					rest = rest.slice(3);
					consume("/**", 3);
				}
				const isEnd = eos() || state.parens > 0 && rest === ")".repeat(state.parens) && !extglobs.some((extglob) => extglob.type === "negate");
				if (prior.type === "bos" && eos()) {
					prev.type = "globstar";
					prev.value += value;
					prev.output = globstar(opts);
					state.output = prev.output;
					state.globstar = true;
					consume(value);
					continue;
				}
				if (prior.type === "slash" && prior.prev.type !== "bos" && !afterStar && isEnd) {
					state.output = state.output.slice(0, -(prior.output + prev.output).length);
					prior.output = `(?:${prior.output}`;
					prev.type = "globstar";
					prev.output = globstar(opts) + (opts.strictSlashes ? ")" : "|$)");
					prev.value += value;
					state.globstar = true;
					state.output += prior.output + prev.output;
					consume(value);
					continue;
				}
				if (prior.type === "slash" && prior.prev.type !== "bos" && rest[0] === "/") {
					const end = rest[1] !== void 0 ? "|$" : "";
					state.output = state.output.slice(0, -(prior.output + prev.output).length);
					prior.output = `(?:${prior.output}`;
					prev.type = "globstar";
					prev.output = `${globstar(opts)}${SLASH_LITERAL}|${SLASH_LITERAL}${end})`;
					prev.value += value;
					state.output += prior.output + prev.output;
					state.globstar = true;
					consume(value + advance());
					push({
						type: "slash",
						value: "/",
						output: ""
					});
					continue;
				}
				if (prior.type === "bos" && rest[0] === "/") {
					prev.type = "globstar";
					prev.value += value;
					prev.output = `(?:^|${SLASH_LITERAL}|${globstar(opts)}${SLASH_LITERAL})`;
					state.output = prev.output;
					state.globstar = true;
					consume(value + advance());
					push({
						type: "slash",
						value: "/",
						output: ""
					});
					continue;
				}
				state.output = state.output.slice(0, -prev.output.length);
				prev.type = "globstar";
				prev.output = globstar(opts);
				prev.value += value;
				state.output += prev.output;
				state.globstar = true;
				consume(value);
				continue;
			}
			const token = {
				type: "star",
				value,
				output: star
			};
			if (opts.bash === true) {
				token.output = ".*?";
				if (prev.type === "bos" || prev.type === "slash") token.output = nodot + token.output;
				push(token);
				continue;
			}
			if (prev && (prev.type === "bracket" || prev.type === "paren") && opts.regex === true) {
				token.output = value;
				push(token);
				continue;
			}
			if (state.index === state.start || prev.type === "slash" || prev.type === "dot") {
				if (prev.type === "dot") {
					state.output += NO_DOT_SLASH;
					prev.output += NO_DOT_SLASH;
				} else if (opts.dot === true) {
					state.output += NO_DOTS_SLASH;
					prev.output += NO_DOTS_SLASH;
				} else {
					state.output += nodot;
					prev.output += nodot;
				}
				if (peek() !== "*") {
					state.output += ONE_CHAR;
					prev.output += ONE_CHAR;
				}
			}
			push(token);
		}
		while (state.brackets > 0) {
			if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "]"));
			state.output = utils.escapeLast(state.output, "[");
			decrement("brackets");
		}
		while (state.parens > 0) {
			if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", ")"));
			state.output = utils.escapeLast(state.output, "(");
			decrement("parens");
		}
		while (state.braces > 0) {
			if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "}"));
			state.output = utils.escapeLast(state.output, "{");
			decrement("braces");
		}
		if (opts.strictSlashes !== true && (prev.type === "star" || prev.type === "bracket")) push({
			type: "maybe_slash",
			value: "",
			output: `${SLASH_LITERAL}?`
		});
		if (state.backtrack === true) {
			state.output = "";
			for (const token of state.tokens) {
				state.output += token.output != null ? token.output : token.value;
				if (token.suffix) state.output += token.suffix;
			}
		}
		return state;
	};
	parse.fastpaths = (input, options) => {
		const opts = { ...options };
		const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
		const len = input.length;
		if (len > max) throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
		input = REPLACEMENTS[input] || input;
		const { DOT_LITERAL, SLASH_LITERAL, ONE_CHAR, DOTS_SLASH, NO_DOT, NO_DOTS, NO_DOTS_SLASH, STAR, START_ANCHOR } = constants.globChars(opts.windows);
		const nodot = opts.dot ? NO_DOTS : NO_DOT;
		const slashDot = opts.dot ? NO_DOTS_SLASH : NO_DOT;
		const capture = opts.capture ? "" : "?:";
		const state = {
			negated: false,
			prefix: ""
		};
		let star = opts.bash === true ? ".*?" : STAR;
		if (opts.capture) star = `(${star})`;
		const globstar = (opts) => {
			if (opts.noglobstar === true) return star;
			return `(${capture}(?:(?!${START_ANCHOR}${opts.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
		};
		const create = (str) => {
			switch (str) {
				case "*": return `${nodot}${ONE_CHAR}${star}`;
				case ".*": return `${DOT_LITERAL}${ONE_CHAR}${star}`;
				case "*.*": return `${nodot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
				case "*/*": return `${nodot}${star}${SLASH_LITERAL}${ONE_CHAR}${slashDot}${star}`;
				case "**": return nodot + globstar(opts);
				case "**/*": return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${ONE_CHAR}${star}`;
				case "**/*.*": return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
				case "**/.*": return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${DOT_LITERAL}${ONE_CHAR}${star}`;
				default: {
					const match = /^(.*?)\.(\w+)$/.exec(str);
					if (!match) return;
					const source = create(match[1]);
					if (!source) return;
					return source + DOT_LITERAL + match[2];
				}
			}
		};
		let source = create(utils.removePrefix(input, state));
		if (source && opts.strictSlashes !== true) source += `${SLASH_LITERAL}?`;
		return source;
	};
	module.exports = parse;
}));

// node_modules/picomatch/lib/picomatch.js
var require_picomatch$1 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const scan = require_scan();
	const parse = require_parse();
	const utils = require_utils();
	const constants = require_constants();
	const isObject = (val) => val && typeof val === "object" && !Array.isArray(val);
	const picomatch = (glob, options, returnState = false) => {
		if (Array.isArray(glob)) {
			const fns = glob.map((input) => picomatch(input, options, returnState));
			const arrayMatcher = (str) => {
				for (const isMatch of fns) {
					const state = isMatch(str);
					if (state) return state;
				}
				return false;
			};
			return arrayMatcher;
		}
		const isState = isObject(glob) && glob.tokens && glob.input;
		if (glob === "" || typeof glob !== "string" && !isState) throw new TypeError("Expected pattern to be a non-empty string");
		const opts = options || {};
		const posix = opts.windows;
		const regex = isState ? picomatch.compileRe(glob, options) : picomatch.makeRe(glob, options, false, true);
		const state = regex.state;
		delete regex.state;
		let isIgnored = () => false;
		if (opts.ignore) {
			const ignoreOpts = {
				...options,
				ignore: null,
				onMatch: null,
				onResult: null
			};
			isIgnored = picomatch(opts.ignore, ignoreOpts, returnState);
		}
		const matcher = (input, returnObject = false) => {
			const { isMatch, match, output } = picomatch.test(input, regex, options, {
				glob,
				posix
			});
			const result = {
				glob,
				state,
				regex,
				posix,
				input,
				output,
				match,
				isMatch
			};
			if (typeof opts.onResult === "function") opts.onResult(result);
			if (isMatch === false) {
				result.isMatch = false;
				return returnObject ? result : false;
			}
			if (isIgnored(input)) {
				if (typeof opts.onIgnore === "function") opts.onIgnore(result);
				result.isMatch = false;
				return returnObject ? result : false;
			}
			if (typeof opts.onMatch === "function") opts.onMatch(result);
			return returnObject ? result : true;
		};
		if (returnState) matcher.state = state;
		return matcher;
	};
	picomatch.test = (input, regex, options, { glob, posix } = {}) => {
		if (typeof input !== "string") throw new TypeError("Expected input to be a string");
		if (input === "") return {
			isMatch: false,
			output: ""
		};
		const opts = options || {};
		const format = opts.format || (posix ? utils.toPosixSlashes : null);
		let match = input === glob;
		let output = match && format ? format(input) : input;
		if (match === false) {
			output = format ? format(input) : input;
			match = output === glob;
		}
		if (match === false || opts.capture === true) {
			if (opts.matchBase === true || opts.basename === true) match = picomatch.matchBase(input, regex, options, posix);
			else match = regex.exec(output);
		}
		return {
			isMatch: Boolean(match),
			match,
			output
		};
	};
	picomatch.matchBase = (input, glob, options, posix = options && options.windows) => {
		return (glob instanceof RegExp ? glob : picomatch.makeRe(glob, options)).test(utils.basename(input, { windows: posix }));
	};
	picomatch.isMatch = (str, patterns, options) => picomatch(patterns, options)(str);
	picomatch.parse = (pattern, options) => {
		if (Array.isArray(pattern)) return pattern.map((p) => picomatch.parse(p, options));
		return parse(pattern, {
			...options,
			fastpaths: false
		});
	};
	picomatch.scan = (input, options) => scan(input, options);
	picomatch.compileRe = (state, options, returnOutput = false, returnState = false) => {
		if (returnOutput === true) return state.output;
		const opts = options || {};
		const prepend = opts.contains ? "" : "^";
		const append = opts.contains ? "" : "$";
		let source = `${prepend}(?:${state.output})${append}`;
		if (state && state.negated === true) source = `^(?!${source}).*$`;
		const regex = picomatch.toRegex(source, options);
		if (returnState === true) regex.state = state;
		return regex;
	};
	picomatch.makeRe = (input, options = {}, returnOutput = false, returnState = false) => {
		if (!input || typeof input !== "string") throw new TypeError("Expected a non-empty string");
		let parsed = {
			negated: false,
			fastpaths: true
		};
		if (options.fastpaths !== false && (input[0] === "." || input[0] === "*")) parsed.output = parse.fastpaths(input, options);
		if (!parsed.output) parsed = parse(input, options);
		return picomatch.compileRe(parsed, options, returnOutput, returnState);
	};
	picomatch.toRegex = (source, options) => {
		try {
			const opts = options || {};
			return new RegExp(source, opts.flags || (opts.nocase ? "i" : ""));
		} catch (err) {
			if (options && options.debug === true) throw err;
			return /$^/;
		}
	};
	picomatch.constants = constants;
	module.exports = picomatch;
}));

// node_modules/picomatch/index.js
var require_picomatch = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const pico = require_picomatch$1();
	const utils = require_utils();
	function picomatch(glob, options, returnState = false) {
		if (options && (options.windows === null || options.windows === void 0)) options = {
			...options,
			windows: utils.isWindows()
		};
		return pico(glob, options, returnState);
	}
	Object.assign(picomatch, pico);
	module.exports = picomatch;
}));

// src/policy/glob.ts
var import_picomatch = /* @__PURE__ */ __toESM(require_picomatch(), 1);
const OPTIONS = {
	dot: true,
	nonegate: true,
	noextglob: true
};
function nameGlob(glob, { ignoreCase = false } = {}) {
	if (/^\*+$/.test(glob)) return () => true;
	if (glob === "") return (name) => name === "";
	return (0, import_picomatch.default)(glob, {
		...OPTIONS,
		bash: true,
		nocase: ignoreCase
	});
}
function pathGlob(glob) {
	return (0, import_picomatch.default)(glob, OPTIONS);
}

// src/policy/goes-with.ts
function reasonsAmong(changes) {
	const byUid = new Map(changes.map((change) => [change.id.uid, change]));
	return (change) => {
		const owners = (change.after ?? change.before)?.owners ?? [];
		const controller = owners.flatMap((owner) => owner.controller === true ? byUid.get(owner.uid) ?? [] : []);
		const all = owners.map((owner) => byUid.get(owner.uid));
		const claim = claimOf(change, byUid);
		return [
			controller,
			all.every((owner) => owner !== void 0) ? all : [],
			claim === void 0 ? [] : [claim]
		].filter((group) => group.length > 0);
	};
}
function claimOf({ id }, byUid) {
	if (id.group !== "" || id.kind !== "PersistentVolume") return void 0;
	const uid = /^[a-z0-9]+-(.+)$/.exec(id.name)?.[1];
	const claim = byUid.get(uid ?? "");
	return claim?.id.kind === "PersistentVolumeClaim" ? claim : void 0;
}

// src/policy/ignore.ts
const EXAMPLE = "such as \"kind=Lease name=my-*\" or \"leases.coordination.k8s.io/kube-system/my-lock\"";
const FIELDS = {
	kind: (value) => testName(value, ({ id }) => id.kind, true),
	name: (value) => testName(value, ({ id }) => id.name),
	namespace: (value) => testName(value, ({ id }) => id.namespace),
	group: (value) => testName(value === "core" ? "" : value, ({ id }) => id.group),
	resource: (value) => {
		const matches = nameGlob(value, { ignoreCase: true });
		return ({ id }) => matches(resourceName(id)) || matches(id.resource);
	},
	label: (value) => testLabel(value),
	manager: (value) => testName(value, (change) => lastWriter(objectOf(change)?.writers ?? [])?.manager)
};
function parseIgnore(text) {
	const words = text.split(/\s+/).filter((word) => word !== "");
	if (words.length === 0) throw usageProblem(`${JSON.stringify(text)} is an empty pattern: write one ${EXAMPLE}`);
	const tests = words.map(testOf);
	const fields = words.map((word) => fieldOf(word)?.name).filter((name) => name !== void 0 && name !== "label");
	const twice = fields.find((name, index) => fields.indexOf(name) !== index);
	if (twice !== void 0) throw usageProblem(`${JSON.stringify(text)} has ${twice} twice, and both must match: write ${twice}={one,other}`);
	return {
		text,
		matches: (change) => tests.every((matches) => matches(change))
	};
}
const MOST_NAMED$1 = 100;
function hiddenByPatterns(ignored) {
	const patterns = ignored.filter(({ objects }) => objects !== void 0);
	return {
		count: patterns.reduce((sum, { count }) => sum + count, 0),
		objects: patterns.flatMap(({ objects = [] }) => objects)
	};
}
function ignorePatterns(changes, patterns) {
	const reasonsOf = reasonsAmong(changes);
	const patternOf = (change, seen = []) => {
		const own = patterns.find((pattern) => pattern.matches(change));
		if (own !== void 0 || seen.includes(change)) return own;
		return reasonsOf(change).map((group) => group.map((reason) => patternOf(reason, [...seen, change]))).find((group) => group.every((pattern) => pattern !== void 0))?.[0];
	};
	const taken = changes.map((change) => patternOf(change));
	return {
		changes: changes.filter((_, index) => taken[index] === void 0),
		ignored: patterns.map((pattern) => {
			const objects = changes.filter((_, index) => taken[index] === pattern).map(({ id }) => displayName(id));
			return {
				rule: pattern.text,
				why: "the option ignore says so",
				count: objects.length,
				objects: objects.slice(0, MOST_NAMED$1)
			};
		})
	};
}
function testOf(word) {
	const field = fieldOf(word);
	if (field === void 0) return testDisplayName(word);
	const { name, value } = field;
	const make = Object.hasOwn(FIELDS, name) ? FIELDS[name] : void 0;
	const names = Object.keys(FIELDS);
	if (make === void 0) {
		const others = didYouMean(name, names) || `: the fields are ${names.join(", ")}`;
		throw usageProblem(`"${word}" looks at "${name}", which no pattern can${others}`);
	}
	if (value === "") throw usageProblem(`"${word}" has nothing after "=": write a pattern ${EXAMPLE}`);
	return make(value);
}
function fieldOf(word) {
	const match = /^(?<name>[A-Za-z_-]*)=(?<value>.*)$/s.exec(word)?.groups;
	return match && {
		name: match.name ?? "",
		value: match.value ?? ""
	};
}
function testDisplayName(word) {
	const slashes = word.split("/").length - 1;
	if (!word.includes("**") && (slashes < 1 || slashes > 2)) throw usageProblem(slashes === 0 ? `"${word}" is not the name of an object: did you mean name=${word} or resource=${word}?` : `"${word}" has too many "/": an object is resource.group/namespace/name, or resource.group/name`);
	const matches = pathGlob(word);
	return ({ id }) => matches(displayName(id));
}
function testName(glob, read, ignoreCase = false) {
	const matches = nameGlob(glob, { ignoreCase });
	return (change) => {
		const name = read(change);
		return name !== void 0 && matches(name);
	};
}
function testLabel(text) {
	const [key = "", ...rest] = text.split("=");
	if (key === "") throw usageProblem(`"label=${text}" names no label: write label=key or label=key=value`);
	const matchesKey = nameGlob(key);
	const matchesValue = rest.length === 0 ? () => true : nameGlob(rest.join("="));
	return (change) => Object.entries(objectOf(change)?.labels ?? {}).some(([name, value]) => matchesKey(name) && matchesValue(value));
}
function objectOf({ after, before }) {
	return after ?? before;
}

// src/clock.ts
const systemClock = {
	now: Date.now,
	random: Math.random,
	async sleep(ms, signal) {
		try {
			await setTimeout(ms, void 0, signal && { signal });
		} catch (error) {
			signal?.throwIfAborted();
			throw error;
		}
	}
};

// src/diagnose/words/phrases.ts
function listed(names, shown = 3) {
	const first = names.slice(0, names.length > shown ? shown - 1 : shown);
	const rest = names.length - first.length;
	const parts = rest > 0 ? [...first, `${rest} more`] : first;
	const last = parts.at(-1) ?? "";
	return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}
function objectsListed(changes, shown = 3) {
	return listed(changes.map((change) => shortName(change.id)), shown);
}
function counted(count, singular, plural = `${singular}s`) {
	return `${count} ${count === 1 ? singular : plural}`;
}
function forCount(changes, one, many) {
	return changes.length === 1 ? one : many;
}
function sourceText({ file, line }) {
	return line === void 0 ? file : `${file}:${line}`;
}
function unique(values) {
	return [...new Set(values)];
}
function uniqueFacts(facts) {
	return [...new Map(facts.map((fact) => [`${fact.source} ${fact.fact}`, fact])).values()];
}

// src/snapshot/text-order.ts
function compareText(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}

// src/socket-error.ts
function socketWords(error) {
	if (error instanceof AggregateError) return error.errors.map(messageOf).join(", ");
	if (error instanceof TypeError && error.message === "fetch failed" && error.cause !== void 0) return socketWords(error.cause);
	const message = messageOf(error);
	return message === "" ? socketCode(error) ?? "the connection failed" : message;
}
function socketCode(error) {
	if (typeof error !== "object" || error === null) return void 0;
	if ("code" in error && typeof error.code === "string") return error.code;
	return "cause" in error ? socketCode(error.cause) : void 0;
}

// src/kube/errors.ts
var ApiError = class extends Error {
	status;
	reason;
	path;
	retryAfter;
	constructor(details) {
		super(details.message, details.cause === void 0 ? void 0 : { cause: details.cause });
		this.name = "ApiError";
		this.status = details.status;
		this.reason = details.reason;
		this.path = details.path;
		this.retryAfter = details.retryAfter;
	}
};
const TIMED_OUT = "Timeout";
const MALFORMED_ANSWER = "MalformedAnswer";
function errorFromAnswer(path, answer) {
	const status = parseStatus(answer.body);
	const words = answer.body.trim().slice(0, 300);
	return new ApiError({
		path,
		status: answer.status,
		message: status?.message ?? (words === "" ? `HTTP ${answer.status}` : `HTTP ${answer.status}: ${words}`),
		...status?.reason !== void 0 && { reason: status.reason },
		...answer.retryAfter !== void 0 && { retryAfter: answer.retryAfter }
	});
}
function errorFromSocket(path, error) {
	const code = socketCode(error);
	return new ApiError({
		path,
		message: socketWords(error),
		cause: error,
		...code !== void 0 && { reason: code }
	});
}
function parseStatus(body) {
	try {
		const parsed = JSON.parse(body);
		if (parsed?.kind !== "Status") return void 0;
		return {
			...typeof parsed.message === "string" && parsed.message !== "" && { message: parsed.message },
			...typeof parsed.reason === "string" && parsed.reason !== "" && { reason: parsed.reason }
		};
	} catch {
		return;
	}
}
function isConversionFailure(error) {
	return /conversion webhook for|storage is \(re\)initializing/.test(error.message);
}
function listFailure(resource, error) {
	const status = error instanceof ApiError ? error.status : void 0;
	return {
		resource,
		error: messageOf(error),
		...status !== void 0 && { status }
	};
}

// src/diagnose/finding.ts
const SEVERITIES = [
	"breaks-cluster",
	"stuck",
	"leaked",
	"kept",
	"noise"
];

// src/timeline/timeline.ts
const HAPPENINGS = [
	"created",
	"changed",
	"deletion-asked",
	"deleted"
];
const NO_TIMELINE = {
	events: [],
	blind: []
};
function createdAt({ events }, uid) {
	return events.find(({ event, id }) => event === "created" && id.uid === uid)?.at;
}
function predecessorOf({ events }, id) {
	const place = placeOf(id);
	const made = events.findIndex((other) => other.event === "created" && other.id.uid === id.uid);
	return (made === -1 ? [] : events.slice(0, made)).findLast((other) => other.event === "deleted" && other.id.uid !== id.uid && placeOf(other.id) === place);
}

// src/verdict.ts
const VERDICTS = [
	"clean",
	"leaked",
	"inconclusive"
];
function reaches(severity, failOn) {
	return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);
}
function fails({ severity, changes }, failOn, moving) {
	if (!reaches(severity, failOn)) return false;
	const unsettled = new Set(moving.map(({ uid }) => uid));
	return changes.length === 0 || changes.some(({ id }) => !unsettled.has(id.uid));
}
function judge({ findings, failOn, unseen, moving, hidden, installFailed }) {
	const failing = findings.filter((finding) => fails(finding, failOn, moving));
	if (failing.length > 0) return {
		verdict: "leaked",
		reason: leakedReason(failing, installFailed)
	};
	if (installFailed !== void 0) return {
		verdict: "inconclusive",
		reason: `the chart was not installed: ${installFailed}`
	};
	if (unseen.length > 0) return {
		verdict: "inconclusive",
		reason: `${[...new Set(unseen.map((failure) => failure.resource))].join(", ")} could not be listed: what is left there is unknown`
	};
	if (moving.length > 0) return {
		verdict: "inconclusive",
		reason: `the cluster was not quiet when the settle limit was reached: ${stillMoving(moving)}`
	};
	return {
		verdict: "clean",
		reason: cleanReason(findings, failOn, hidden)
	};
}
function cleanReason(findings, failOn, hidden) {
	if (findings.length === 0 && !hidden?.count) return "the cluster is back at its baseline";
	const stays = findings.length === 0 ? [] : [`${inObjects(findings)}, less severe than fail-on: ${failOn}`];
	if (hidden?.count) {
		const more = hidden.count - MOST_NAMED;
		const names = [...hidden.objects.slice(0, MOST_NAMED), ...more > 0 ? [`${more} more`] : []];
		stays.push(`${counted(hidden.count, "object")} that your ignore patterns leave out (${names.join(", ")})`);
	}
	return `what is left does not fail the check: ${stays.join("; and ")}`;
}
function inObjects(findings) {
	const objects = findings.reduce((sum, finding) => sum + finding.changes.length, 0);
	return [counted(findings.length, "finding"), ...objects === 0 ? [] : [counted(objects, "object")]].join(" in ");
}
const MOST_NAMED = 3;
function stillMoving(moving) {
	const named = moving.slice(0, MOST_NAMED).map(({ what, why }) => `${what}: ${why}`);
	const more = moving.length - named.length;
	return [...named, ...more > 0 ? [`${more} more`] : []].join("; ");
}
function worstOf(findings) {
	const stuck = findings.filter((finding) => finding.severity === "stuck" || finding.severity === "breaks-cluster");
	const worst = stuck.find((finding) => finding.severity === "breaks-cluster") ?? stuck[0];
	if (worst === void 0) return "";
	return findings.length === 1 ? `: ${worst.title}` : `, the worst is "${worst.title}"`;
}
function leakedReason(findings, installFailed) {
	return `${installFailed === void 0 ? "" : "the install failed, and the cluster is not as it was: "}${inObjects(findings)}${worstOf(findings)}`;
}

// src/report/report.ts
const REPORT_SCHEMA = "clean-uninstall/report/v1";
const verdictSchema = _enum(VERDICTS);
const severitySchema = _enum(SEVERITIES);
const sourceLine = {
	template: string().optional(),
	line: number().int().positive().optional()
};
const ownerSchema = object({
	apiVersion: string(),
	kind: string(),
	name: string(),
	uid: string(),
	exists: boolean()
});
const objectSchema = object({
	group: string(),
	version: string(),
	resource: string(),
	kind: string(),
	namespace: string().optional(),
	name: string(),
	uid: string(),
	change: _enum([
		"left",
		"stuck",
		"recreated",
		"modified",
		"lost"
	]),
	deletionTimestamp: string().optional(),
	finalizers: array(string()),
	owners: array(ownerSchema),
	manager: string().optional(),
	fields: array(object({
		path: string(),
		before: string().optional(),
		after: string().optional()
	})).optional()
});
const findingSchema = object({
	class: string(),
	title: string(),
	severity: severitySchema,
	fails: boolean(),
	objects: array(objectSchema),
	cause: string(),
	evidence: array(object({
		fact: string(),
		source: string()
	})),
	attribution: object({
		...sourceLine,
		chart: string().optional(),
		hook: string().optional(),
		controller: string().optional(),
		manager: string().optional()
	}),
	chartFix: object({
		what: string(),
		patch: string().optional()
	}),
	remedy: object({
		commands: array(object({
			argv: array(string()),
			text: string(),
			why: string()
		})),
		proven: boolean().nullable(),
		output: string().optional()
	}),
	docs: array(string())
});
const stepSchema = object({
	name: _enum([
		"chart",
		"tools",
		"cluster",
		"connect",
		"prepare",
		"baseline",
		"install",
		"use",
		"uninstall",
		"settle",
		"evidence",
		"probe",
		"explain"
	]),
	status: _enum([
		"ok",
		"failed",
		"skipped"
	]),
	startedAt: string().optional(),
	durationMs: number().int().nonnegative(),
	detail: string()
});
const probedSchema = object({
	name: string(),
	deleted: boolean(),
	durationMs: number().int().nonnegative(),
	conditions: array(object({
		type: string(),
		reason: string(),
		message: string()
	})),
	remaining: number().int().nonnegative(),
	blocking: array(object({
		group: string(),
		version: string(),
		resource: string(),
		kind: string(),
		namespace: string().optional(),
		name: string(),
		uid: string(),
		finalizers: array(string()),
		why: string()
	})),
	refused: string().optional()
});
const commandSchema = object({
	argv: array(string()),
	exitCode: number().int().nullable(),
	durationMs: number().int().nonnegative(),
	timedOut: boolean(),
	stdout: string(),
	stderr: string()
});
const countSchema = object({
	objects: number().int(),
	resources: number().int()
});
const reportSchema = object({
	schema: literal(REPORT_SCHEMA),
	verdict: verdictSchema,
	reason: string(),
	startedAt: string(),
	durationMs: number().int().nonnegative(),
	tool: object({ version: string() }),
	command: array(string()).optional(),
	cluster: object({
		kind: string().optional(),
		kubernetes: string().optional(),
		nodeImage: string().optional(),
		name: string().optional(),
		existing: boolean()
	}).optional(),
	helm: object({ version: string() }).optional(),
	chart: object({
		name: string().optional(),
		version: string().optional(),
		source: string(),
		directory: string().optional(),
		repositoryPath: string().optional()
	}),
	release: object({
		name: string(),
		namespace: string()
	}).optional(),
	scenario: literal("install-uninstall"),
	policy: object({ failOn: severitySchema }),
	steps: array(stepSchema),
	install: commandSchema.optional(),
	uninstall: commandSchema.extend({
		kept: array(string()),
		releaseStatus: string().optional()
	}).optional(),
	findings: array(findingSchema),
	ignored: array(object({
		rule: string(),
		why: string(),
		count: number().int(),
		objects: array(string()).optional()
	})),
	kept: array(string()),
	settle: object({
		reason: _enum([
			"clean",
			"quiet",
			"stuck",
			"limit"
		]),
		durationMs: number().int().nonnegative(),
		looks: number().int().nonnegative(),
		moving: array(string()),
		stuck: array(string())
	}).optional(),
	probe: object({
		end: _enum([
			"gone",
			"blocked",
			"limit"
		]),
		durationMs: number().int().nonnegative(),
		namespace: probedSchema.optional(),
		otherNamespaces: array(probedSchema),
		crds: array(probedSchema)
	}).optional(),
	baseline: countSchema.optional(),
	after: countSchema.optional(),
	listFailures: array(object({
		resource: string(),
		error: string()
	})),
	timeline: array(object({
		at: string(),
		event: _enum(HAPPENINGS),
		object: string(),
		uid: string(),
		manager: string().optional()
	})),
	diagnostics: string().optional(),
	warnings: array(string())
});

// package.json
var version = "0.1.0";

// src/version.ts
const TOOL_VERSION = version;

// src/cluster/node-images.ts
const IMAGES_OF_KIND = "0.33";
const NODE_IMAGES = {
	"1.37.0": "kindest/node:v1.37.0@sha256:a1ed56cfb0e7b93589bdf97c8cd566405a265939e3620fc4f5de89adff580ae5",
	"1.36.4": "kindest/node:v1.36.4@sha256:099e049362a1526b2db71494e1947aae99bd16290d7c895f2b7ea312e3cbfaed",
	"1.35.8": "kindest/node:v1.35.8@sha256:07b2536e30b803ed61d1677a79df6115f798ce64c80f9e22f6ed45afd09323c0",
	"1.34.11": "kindest/node:v1.34.11@sha256:44e222ee2132dab25ff87301682f89eb82c7880ea3a1bf543bfe9708fd08d67d"
};
const KNOWN = Object.keys(NODE_IMAGES);
const EXAMPLE_VERSIONS = {
	exact: KNOWN[0] ?? "",
	minor: minorOf(KNOWN[0] ?? "")
};
function knownImage(version) {
	const wanted = version.replace(/^v/, "");
	const known = KNOWN.find((exact) => exact === wanted || minorOf(exact) === wanted);
	return known === void 0 ? void 0 : NODE_IMAGES[known];
}
function imageForKubernetes(version) {
	const image = knownImage(version);
	if (image !== void 0) return image;
	const near = KNOWN.find((exact) => minorOf(exact) === minorOf(version.replace(/^v/, "")));
	const instead = near === void 0 ? "" : `of ${minorOf(near)} there is ${near}. `;
	throw usageProblem(`there is no node image for Kubernetes "${version}": ${instead}Known with kind ${IMAGES_OF_KIND} are ${KNOWN.join(", ")}, each also as its minor version; give the image of any other with node-image`);
}
function minorOf(version) {
	return version.split(".").slice(0, 2).join(".");
}
function kubernetesOfImage(image) {
	return /:v?(\d+\.\d+\.\d+)/.exec(image.replace(/@.*$/, ""))?.[1];
}
function defaultImageOf(kindVersion) {
	return minorOf(kindVersion) === IMAGES_OF_KIND ? imageForKubernetes(EXAMPLE_VERSIONS.exact) : void 0;
}
function digestWarning(image) {
	if (image.includes("@sha256:") || image.startsWith("localhost/")) return void 0;
	return `node-image ${image} has no digest: another image may carry this tag tomorrow. Pin it: ${image}@sha256:…`;
}

// src/options/release-name.ts
const MAX_LENGTH = 53;
const PATTERN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
function isReleaseName(name) {
	return name.length <= MAX_LENGTH && PATTERN.test(name);
}
function defaultReleaseName(chartName) {
	const name = chartName.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replace(/^-+/, "").slice(0, MAX_LENGTH).replace(/-+$/, "");
	return name === "" ? "chart" : name;
}

// src/options/exercise.ts
function isManifestPath(entry) {
	return /^\S+\.(ya?ml|json)$/.test(entry);
}

// src/report/few-words.ts
function cutAt(text, length) {
	return text.length <= length ? text : `${Array.from(text.slice(0, length + 1)).slice(0, -1).join("")}…`;
}
function unstopped(text, length) {
	return cutAt(text.trim().replace(/\.$/, ""), length);
}
const BETWEEN_SENTENCES = /(?<=[.!?])\s+(?=[A-Z`"'])/;
function wholeSentences(text, length) {
	const sentences = text.trim().slice(0, 2 * length).split(BETWEEN_SENTENCES);
	return sentences.map((_, index) => sentences.slice(0, index + 1).join(" ").replace(/\.$/, "")).findLast((start) => start.length <= length) ?? "";
}
function inFewWords(text, length, alternative) {
	const [first = ""] = text.trim().split(BETWEEN_SENTENCES);
	const sentence = first.replace(/\.$/, "");
	return sentence.length <= length ? sentence : cutAt(alternative ?? sentence, length);
}
function firstClauses(text, length) {
	const sentence = inFewWords(text, Number.POSITIVE_INFINITY);
	if (sentence.length <= length) return sentence;
	const border = [...sentence.slice(0, length).matchAll(/[:;,](?= )/g)].map(({ index }) => index).findLast((index) => index > length / 3);
	return border === void 0 ? cutAt(sentence, length) : `${sentence.slice(0, border)} …`;
}

// src/report/order.ts
function worstFirst(findings) {
	return findings.toSorted((a, b) => Number(b.fails) - Number(a.fails) || SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

// src/report/wording.ts
function seconds(ms) {
	if (ms < 99950) return `${(ms / 1e3).toFixed(1)} s`;
	const whole = Math.round(ms / 1e3);
	return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
const VERDICT_SIGNS = {
	clean: "✔",
	leaked: "✖",
	inconclusive: "!"
};
function severitySign({ severity, fails }) {
	if (severity === "breaks-cluster" || severity === "stuck") return "⛔";
	if (severity === "kept" || severity === "noise") return fails ? "✖" : "·";
	return fails ? "✖" : "!";
}
const SEVERITY_WORDS = {
	"breaks-cluster": "breaks the cluster",
	stuck: "stuck",
	leaked: "leaked",
	kept: "kept",
	noise: "noise"
};
function severityWord(severity) {
	return SEVERITY_WORDS[severity];
}
function chartName({ chart }) {
	return chart.name === void 0 ? chart.source : [chart.name, chart.version].filter(Boolean).join(" ");
}
function verdictHeading(report, chart) {
	if (report.verdict === "clean") return isEmpty(report) ? `clean: ${chart} uninstalls cleanly` : `clean: nothing that ${chart} leaves fails the check`;
	if (report.verdict === "leaked") return `leaked: ${chart} does not uninstall cleanly`;
	return `inconclusive: it could not be told whether ${chart} uninstalls cleanly`;
}
function isEmpty({ findings, ignored }) {
	return findings.length === 0 && ignored.every((entry) => !isUsersPattern(entry) || entry.count === 0);
}
function circumstances({ cluster, helm, durationMs }) {
	const version = (name, value) => value && `${name} ${value.replace(/^v/, "")}`;
	return [
		version("Kubernetes", cluster?.kubernetes),
		version("Helm", helm?.version),
		version("kind", cluster?.kind),
		cluster?.existing && "existing cluster",
		seconds(durationMs)
	].filter((fact) => typeof fact === "string" && fact !== "");
}
function objectsInFewWords(objects, shown = 4) {
	if (objects.length <= 2) return listed(objects.map(objectWithChange));
	const groups = Map.groupBy(objects, ({ kind, change }) => `${kind} ${changeWord(change)}`);
	const names = [...groups.values()].map((group) => {
		const [first] = group;
		if (first === void 0) return "";
		return group.length === 1 ? objectWithChange(first) : `${group.length} × ${first.kind}${changeWord(first.change)}`;
	});
	if (names.length <= shown) return listed(names, shown);
	const named = [...groups.values()].slice(0, shown - 1).reduce((sum, group) => sum + group.length, 0);
	return `${names.slice(0, shown - 1).join(", ")} and ${objects.length - named} more`;
}
function objectWithChange(object) {
	return `${objectName(object)}${changeWord(object.change)}`;
}
function objectName(object) {
	return shortName(named$1(object));
}
function fullName(object) {
	return displayName(named$1(object));
}
function objectsHeading({ objects }) {
	return objects.every(isLeft) ? "Left" : "Objects";
}
function isLeft({ change }) {
	return change !== "lost" && change !== "modified";
}
const FINALIZERS_SHOWN = 10;
function objectFacts(object) {
	return [
		...object.change === "left" ? [] : [object.change],
		...object.deletionTimestamp === void 0 ? [] : [`in deletion since ${object.deletionTimestamp}`],
		...object.finalizers.slice(0, FINALIZERS_SHOWN).map((name) => `finalizer ${name}`),
		...object.finalizers.length > FINALIZERS_SHOWN ? [`${object.finalizers.length - FINALIZERS_SHOWN} more finalizers`] : [],
		...object.manager === void 0 ? [] : [`written by ${object.manager}`],
		...object.owners.filter(({ exists }) => !exists).map(({ kind, name }) => `its owner ${kind}/${name} is gone`)
	];
}
function named$1({ group, resource, kind, name, namespace }) {
	return {
		group,
		resource,
		kind,
		name,
		...namespace !== void 0 && { namespace }
	};
}
function changeWord(change) {
	return change === "left" || change === "stuck" ? "" : `, ${change}`;
}
function originOf({ attribution }) {
	const { template, line, hook, chart, controller, manager } = attribution;
	if (template !== void 0) {
		const place = line === void 0 ? template : `${template}:${line}`;
		return hook === void 0 ? place : `${place}, ${hook}`;
	}
	if (hook !== void 0) return hook;
	if (chart !== void 0) return `chart ${chart}`;
	if (controller !== void 0) return `made by ${controller}`;
	return manager === void 0 ? void 0 : `written by ${manager}`;
}
function asides(report) {
	return [...report.kept.length > 0 ? [`${report.kept.length} kept on purpose`] : [], ...leftOut$1(report.ignored)];
}
function isUsersPattern({ objects }) {
	return objects !== void 0;
}
function usersFirst(ignored) {
	return ignored.toSorted((a, b) => Number(isUsersPattern(b)) - Number(isUsersPattern(a)));
}
function leftOut$1(ignored) {
	const sum = (some) => some.reduce((total, { count }) => total + count, 0);
	const users = sum(ignored.filter(isUsersPattern));
	const ours = sum(ignored.filter((entry) => !isUsersPattern(entry)));
	return [...users > 0 ? [`${users} ignored by your patterns`] : [], ...ours > 0 ? [`${counted(ours, "change")} of Kubernetes itself left out`] : []];
}
function reasonLines({ reason }) {
	const [sentence = "", ...details] = visibleLines(reason).trim().split("\n");
	return [sentence, ...details];
}
function capital(text) {
	return text.replace(/^(?:the|it|nothing|no|a|what)(?= )/, (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
}
function failureHeading(name, command) {
	if (command === void 0 || command.exitCode === 0) return void 0;
	return `${name} ${command.timedOut ? "ran out of time" : `ended with exit code ${command.exitCode ?? "none"}`}`;
}
function saidBy({ stdout, stderr }) {
	const said = stderr.trim() === "" ? stdout : stderr;
	return said.trim() === "" ? "" : said;
}
function countsSentence({ baseline, after, ignored }) {
	if (baseline === void 0) return void 0;
	const text = ({ objects, resources }) => `${counted(objects, "object")} in ${counted(resources, "resource")}`;
	const others = ignored.some((entry) => !isUsersPattern(entry) && entry.count > 0) ? ", with what Kubernetes itself made meanwhile" : "";
	return `Baseline: ${text(baseline)}${after === void 0 ? "" : `; after: ${text(after)}${others}`}.`;
}
function sameCheck({ command = [] }) {
	if (command.length === 0) return void 0;
	const text = shellText(command);
	return {
		words: `The same check once more${text.includes("(hidden)") ? ", with your own words for (hidden)" : ""}:`,
		text
	};
}
function diagnosticsSentence(folder) {
	return `Snapshots, leftovers, events, logs and what Helm said: ${folder} in the report directory.`;
}
function leftoverCount({ findings }) {
	return findings.reduce((sum, { objects }) => sum + objects.length, 0);
}
function uninstallSentence({ uninstall }) {
	if (uninstall === void 0) return void 0;
	const time = seconds(uninstall.durationMs);
	if (uninstall.timedOut) return `did not end within ${time}`;
	if (uninstall.exitCode === null) return `was ended after ${time}`;
	return uninstall.exitCode === 0 ? `said it succeeded (exit code 0, ${time})` : `failed (exit code ${uninstall.exitCode}, ${time})`;
}

// src/report/fit-findings.ts
const FULL$2 = 0;
const SHORT$2 = 1;
const NONE = 2;
function fitFindings(findings, { max, sizeOf }) {
	const sizes = findings.map(({ row, folds }) => ({
		row: sizeOf(row) + 1,
		folds: [
			sizeOf(folds[FULL$2]) + 2,
			sizeOf(folds[SHORT$2]) + 2,
			0
		]
	}));
	const levels = findings.map(() => FULL$2);
	let size = sizes.reduce((sum, { row, folds: [full = 0] }) => sum + row + full, 0);
	for (const level of [SHORT$2, NONE]) for (let index = findings.length - 1; index >= 0 && size > max; index--) {
		size -= (sizes[index]?.folds[levels[index] ?? FULL$2] ?? 0) - (sizes[index]?.folds[level] ?? 0);
		levels[index] = level;
	}
	let count = findings.length;
	while (count > 0 && size > max) size -= sizes[--count]?.row ?? 0;
	return {
		shown: findings.slice(0, count).map((finding, index) => shownAt(finding, levels[index])),
		leftOut: leftOut(levels, count)
	};
}
function shownAt({ row, folds }, level) {
	return {
		row,
		fold: level === FULL$2 || level === SHORT$2 ? folds[level] : ""
	};
}
function leftOut(levels, count) {
	const shown = levels.slice(0, count);
	return {
		shortened: shown.filter((level) => level === SHORT$2).length,
		withoutDetails: shown.filter((level) => level === NONE).length,
		findings: levels.length - count
	};
}

// src/report/left-out-sentence.ts
function leftOutSentence({ shortened, withoutDetails, findings }, asides) {
	const parts = [
		shortened > 0 && `the details of ${counted(shortened, "finding")} in part`,
		withoutDetails > 0 && `the details of ${counted(withoutDetails, "finding")}`,
		findings > 0 && `${counted(findings, "whole finding")}`,
		...asides
	].filter((part) => part !== false);
	if (parts.length === 0) return "";
	return `Left out, because this page may not be longer: ${parts.join(", ")}. All of it is in \`report.json\`.`;
}

// src/report/cause-beside.ts
function causeBeside(finding, length, shorten) {
	const cause = withoutNames(finding);
	return wholeSentences(cause, length) || shorten(cause, length);
}
function withoutNames({ cause, objects }) {
	const subject = listed(objects.map(objectName));
	if (subject === "" || !cause.startsWith(`${subject} `)) return cause;
	return `${objects.length === 1 ? "It" : "They"}${cause.slice(subject.length)}`;
}

// src/report/remedy-words.ts
const HOLDS_DATA = /^(customresourcedefinitions\.apiextensions\.k8s\.io|namespaces|persistentvolume(claim)?s)$/;
function losesData([program, verb, resource = "", ...rest]) {
	if (program === "helm") return rest.includes("--no-hooks");
	if (verb === "delete") return HOLDS_DATA.test(resource);
	return verb === "patch" && rest.some((argument) => argument.includes("\"finalizers\""));
}
function isDiff(patch) {
	return /^(?:[-+@]|diff )/m.test(patch) && /^\+/m.test(patch);
}
function proofOf({ remedy }) {
	if (remedy.proven === null) return "suggested, not run by the check";
	return remedy.proven ? "proven: afterwards the cluster was back at its baseline" : "tried, and it was not enough";
}

// src/report/probe-words.ts
function triedDeletions({ end, namespace, otherNamespaces, crds }) {
	return [...[...namespace ? [namespace] : [], ...otherNamespaces].map((probed) => ({
		...probed,
		end,
		kind: "namespace"
	})), ...crds.map((probed) => ({
		...probed,
		end,
		kind: "crd"
	}))].toSorted((a, b) => Number(a.deleted) - Number(b.deleted));
}
function consequence({ probe }) {
	if (probe === void 0) return void 0;
	const left = triedDeletions(probe).filter(({ deleted }) => !deleted);
	if (left.length === 0) return void 0;
	const names = ["namespace", "crd"].flatMap((kind) => {
		const some = left.filter((tried) => tried.kind === kind);
		return some.length === 0 ? [] : [named(kind, some)];
	});
	const what = listed(names);
	const sentence = `${what.charAt(0).toUpperCase()}${what.slice(1)}`;
	return probe.end === "limit" ? `${sentence} did not go within ${seconds(probe.durationMs)}` : `${sentence} cannot be deleted`;
}
function named(kind, some) {
	const word = kind === "crd" ? "CRD" : "namespace";
	return some.length === 1 ? `${word} ${some[0]?.name}` : `${some.length} ${word}s`;
}
function deletionText({ kind, name }) {
	return `kubectl delete ${kind} ${name}`;
}
function endText({ deleted, durationMs, refused, end }) {
	if (deleted) return `ended after ${seconds(durationMs)}`;
	if (refused !== void 0) return `was refused: ${refused}`;
	return end === "blocked" ? `cannot end (watched for ${seconds(durationMs)})` : `did not end in ${seconds(durationMs)}`;
}
function conditionTexts({ conditions }) {
	return conditions.map(({ type, reason, message }) => `${type}: ${reason}: ${message}`);
}
function waitText({ finalizers, why }) {
	return [...finalizers.filter((name) => !why.includes(name)).map((name) => `finalizer ${name}`), why].join(", ");
}
function probeHeading(tried) {
	const namespaces = tried.filter(({ kind }) => kind === "namespace").length;
	const [count, one] = namespaces > 0 ? [namespaces, "namespace"] : [tried.length, "CRD"];
	return `What happens when the ${count === 1 ? `${one} is` : `${one}s are`} deleted`;
}
function wentText(went) {
	return `Deleted without trouble, within ${seconds(went.reduce((most, { durationMs }) => Math.max(most, durationMs), 0))}`;
}

// src/report/left-on-cluster.ts
function leftOnCluster(report) {
	if (!report.cluster?.existing) return void 0;
	const isGone = goneWithProbe(report);
	const there = report.findings.flatMap((finding) => finding.objects).filter((object) => isLeft(object) && !isGone(object));
	if (there.length === 0) return void 0;
	const [are, them] = there.length === 1 ? ["1 object is", "it"] : [`${there.length} objects are`, "them"];
	return `${are} left on your cluster; the next check there takes ${them} for its baseline`;
}
function goneWithProbe({ probe }) {
	const tried = probe === void 0 ? [] : triedDeletions(probe).filter(({ deleted }) => deleted);
	const names = (kind) => new Set(tried.filter((one) => one.kind === kind).map(({ name }) => name));
	const [namespaces, crds] = [names("namespace"), names("crd")];
	return (object) => {
		const resource = resourceName(object);
		if (resource === "namespaces") return namespaces.has(object.name);
		if (resource === "customresourcedefinitions.apiextensions.k8s.io") return crds.has(object.name);
		return crds.has(resource) || object.namespace !== void 0 && namespaces.has(object.namespace);
	};
}

// src/report/reservations.ts
function reservations(report) {
	const left = leftOnCluster(report);
	return [
		...left === void 0 ? [] : [left],
		...report.listFailures.map(({ resource, error }) => `${resource} could not be listed: ${error}`),
		...report.settle?.moving.map((what) => `still moving at the settle limit: ${what}`) ?? [],
		...report.warnings
	];
}

// src/report/markdown-probe.ts
const QUOTED = 10;
const BLOCKING_SHOWN = 10;
const WENT_SHOWN = 50;
const LONGEST_TEXT$1 = 500;
function probeFold({ probe }) {
	if (probe === void 0) return "";
	const tried = triedDeletions(probe);
	if (tried.length === 0) return "";
	const left = tried.filter(({ deleted }) => !deleted);
	const parts = [
		...left.slice(0, QUOTED).map(leftBlock),
		left.length > QUOTED ? `… and ${left.length - QUOTED} more in \`report.json\`.` : "",
		wentSentence(tried.filter(({ deleted }) => deleted))
	].filter((part) => part !== "");
	return `<details><summary>${probeHeading(tried)}</summary>\n\n${parts.join("\n\n")}\n\n</details>`;
}
function leftBlock(tried) {
	const conditions = conditionTexts(tried).map((text) => `> ${markdownText(cut(text))}`);
	const sentence = `After the uninstall ${markdownCode(cut(deletionText(tried)))} ${markdownText(cut(endText(tried)))}`;
	const objects = tried.blocking.slice(0, BLOCKING_SHOWN).map((object) => {
		return `- ${markdownCode(cut(displayName(object)))}: ${markdownText(cut(waitText(object)))}`;
	});
	const rest = tried.remaining - objects.length;
	return [
		`${sentence}${conditions.length + objects.length > 0 ? ":" : "."}`,
		conditions.join("\n>\n"),
		[...objects, ...rest > 0 ? [`- … and ${rest} more`] : []].join("\n")
	].filter((part) => part !== "").join("\n\n");
}
function wentSentence(went) {
	if (went.length === 0) return "";
	const names = went.slice(0, WENT_SHOWN).map(({ kind, name }) => markdownCode(cut(`${kind}/${name}`)));
	const rest = went.length - names.length;
	return `${wentText(went)}: ${names.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}.`;
}
function cut(text) {
	return cutAt(text, LONGEST_TEXT$1);
}

// src/report/markdown-asides.ts
const KEPT_SHOWN = 200;
const LONGEST_OUTPUT = 2e4;
const LONGEST_TEXT = 500;
const STEP_SIGNS = {
	ok: "✔",
	failed: "✖",
	skipped: "–"
};
function fitAsides(report, { max, sizeOf }) {
	const shown = [];
	const leftOut = [];
	let size = 0;
	for (const { name, markdown } of asidesOf(report)) {
		const needed = sizeOf(markdown) + 2;
		if (size + needed > max) leftOut.push(name);
		else {
			shown.push(markdown);
			size += needed;
		}
	}
	return {
		shown,
		leftOut
	};
}
function asidesOf(report) {
	return [
		{
			name: "what the probe saw",
			markdown: probeFold(report)
		},
		{
			name: "what helm install printed",
			markdown: outputFold("helm install", report.install)
		},
		{
			name: "what helm uninstall printed",
			markdown: outputFold("helm uninstall", report.uninstall)
		},
		{
			name: "what was kept",
			markdown: keptFold(report.kept)
		},
		{
			name: "what was ignored",
			markdown: ignoredFold(report.ignored)
		},
		{
			name: "steps and times",
			markdown: stepsFold(report)
		},
		{
			name: "where the diagnostics are",
			markdown: diagnosticsLine(report)
		},
		{
			name: "the command",
			markdown: againLine(report)
		}
	].filter(({ markdown }) => markdown !== "");
}
function outputFold(name, command) {
	const title = failureHeading(name, command);
	if (title === void 0 || command === void 0) return "";
	const output = saidBy(command);
	return fold(title, output === "" ? "It printed nothing." : markdownFence(output.slice(-2e4), "text"));
}
function keptFold(kept) {
	if (kept.length === 0) return "";
	const lines = kept.slice(0, KEPT_SHOWN).map((name) => `- ${markdownCode(cutAt(name, LONGEST_TEXT))}`);
	if (kept.length > lines.length) lines.push(`- … and ${kept.length - lines.length} more in \`report.json\``);
	return fold(`Kept on purpose (${kept.length})`, lines.join("\n"));
}
function ignoredFold(ignored) {
	if (ignored.reduce((sum, entry) => sum + entry.count, 0) === 0) return "";
	const rows = usersFirst(ignored).slice(0, KEPT_SHOWN).map(({ count, rule, why, objects = [] }) => row([
		String(count),
		markdownCode(cutAt(rule, LONGEST_TEXT)),
		markdownText(cutAt([why, ...objects].join("; "), LONGEST_TEXT))
	]));
	const rest = ignored.length - rows.length;
	if (rest > 0) rows.push(row([
		"",
		"",
		`… and ${rest} more rules in \`report.json\``
	]));
	return fold(leftOut$1(ignored).join(", "), [
		"| objects | rule | why |",
		"|--:|---|---|",
		...rows
	].join("\n"));
}
function stepsFold({ steps, durationMs, ...report }) {
	if (steps.length === 0) return "";
	const rows = steps.map(({ name, status, durationMs, detail }) => row([
		STEP_SIGNS[status],
		name,
		markdownText(cutAt(detail, LONGEST_TEXT)),
		status === "skipped" ? "" : seconds(durationMs)
	]));
	const counts = countsSentence(report);
	return fold(`Steps and times (${seconds(durationMs)})`, `${[
		"| | step | | time |",
		"|---|---|---|--:|",
		...rows
	].join("\n")}${counts === void 0 ? "" : `\n\n${counts}`}`);
}
function row(cells) {
	return `| ${cells.map(tableCell).join(" | ")} |`;
}
function fold(title, body) {
	return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
function diagnosticsLine({ diagnostics }) {
	return diagnostics === void 0 ? "" : diagnosticsSentence(markdownCode(`${cutAt(diagnostics, LONGEST_TEXT)}/`));
}
function againLine(report) {
	const again = sameCheck(report);
	return again === void 0 ? "" : `${again.words} ${markdownCode(cutAt(again.text, LONGEST_OUTPUT))}`;
}

// src/report/markdown-finding.ts
const TABLE_HEAD = "| | what is left | why | what to change |\n|---|---|---|---|";
const CELL_LENGTH = 220;
const FULL$1 = {
	objects: 200,
	facts: 50,
	commands: 100,
	text: 2e4
};
const SHORT$1 = {
	objects: 5,
	facts: 3,
	commands: 5,
	text: 400
};
function findingMarkdown(finding) {
	return {
		row: rowOf(finding),
		folds: [foldOf(finding, FULL$1), foldOf(finding, SHORT$1)]
	};
}
function rowOf(finding) {
	const word = severityWord(finding.severity);
	const weight = finding.fails ? `**${word}**` : word;
	const left = finding.objects.length === 0 ? markdownText(cutAt(finding.title, CELL_LENGTH)) : objectsCell(finding);
	return `| ${[
		`${severitySign(finding)} ${weight}<br>${markdownText(cutAt(finding.class, 40))}`,
		left,
		markdownProse(causeBeside(finding, CELL_LENGTH, (cause, length) => inFewWords(cause, length, finding.title))),
		markdownProse(inFewWords(finding.chartFix.what, CELL_LENGTH))
	].map(tableCell).join(" | ")} |`;
}
function objectsCell({ objects }) {
	return markdownCode(cutAt(objectsInFewWords(objects), 320));
}
function foldOf(finding, extent) {
	const origin = originOf(finding);
	const place = origin === void 0 ? "" : ` ${htmlCode(cutAt(origin, 300))}`;
	const title = `${severityWord(finding.severity)}: ${cutAt(finding.title, 300)} [${cutAt(finding.class, 40)}]`;
	return [
		`<details><summary>${severitySign(finding)} ${summaryText(title)}${place}</summary>`,
		markdownProse(cutAt(finding.cause, extent.text)),
		objectList(finding.objects, extent),
		evidenceList(finding, extent),
		`**What to change in the chart:** ${markdownProse(cutAt(finding.chartFix.what, extent.text))}`,
		finding.chartFix.patch === void 0 ? "" : patchFence(cutAt(finding.chartFix.patch, extent.text)),
		cleanUp(finding, extent),
		finding.docs.length === 0 ? "" : `Read more: ${finding.docs.slice(0, 10).map(link).join(" · ")}`,
		"</details>"
	].filter((part) => part !== "").join("\n\n");
}
function objectList(objects, extent) {
	const shown = objects.slice(0, extent.objects);
	const lines = [...Map.groupBy(shown, (object) => JSON.stringify([
		object.group,
		object.resource,
		objectFacts(object),
		object.fields
	])).values()].map((group) => groupLines(group, extent));
	const rest = objects.length - shown.length;
	return [...lines, ...rest > 0 ? [`- … and ${rest} more in \`report.json\``] : []].join("\n");
}
function groupLines(objects, extent) {
	const [first] = objects;
	if (first === void 0) return "";
	const facts = objectFacts(first).map((fact) => `, ${markdownText(cutAt(fact, extent.text))}`);
	const all = first.fields ?? [];
	const fields = all.slice(0, extent.facts).map(fieldLine(extent));
	if (all.length > fields.length) fields.push(`  - … and ${all.length - fields.length} more fields in \`report.json\``);
	return [`- ${groupName$1(objects, first)}${facts.join("")}`, ...fields].join("\n");
}
function groupName$1(objects, first) {
	if (objects.length === 1) return markdownCode(fullName(first));
	const names = objects.map(({ namespace, name }) => markdownCode(namespace === void 0 ? name : `${namespace}/${name}`));
	return `${objects.length} × ${markdownCode(resourceName(first))} (${names.join(", ")})`;
}
function fieldLine(extent) {
	return ({ path, before, after }) => {
		const value = (text) => text === void 0 ? "(absent)" : markdownCode(cutAt(text, extent.text));
		return `  - ${markdownCode(cutAt(path, extent.text))}: ${value(before)} → ${value(after)}`;
	};
}
function evidenceList({ evidence }, extent) {
	if (evidence.length === 0) return "";
	return `**Evidence**\n\n${withRest(evidence.slice(0, extent.facts).map(({ fact, source }) => `- ${markdownProse(cutAt(fact, extent.text))} <sub>${markdownText(cutAt(source, 300))}</sub>`), evidence.length)}`;
}
function patchFence(patch) {
	return markdownFence(patch, isDiff(patch) ? "diff" : "yaml");
}
function cleanUp(finding, extent) {
	const { commands, output } = finding.remedy;
	if (commands.length === 0) return "";
	const shown = commands.slice(0, extent.commands).flatMap(({ text, why }, index) => why === commands[index - 1]?.why ? [text] : [`# ${oneLine(why)}`, text]);
	const rest = commands.length - extent.commands;
	const lines = rest > 0 ? [...shown, `# … and ${rest} more in report.json`] : shown;
	const said = finding.remedy.proven === false && output ? `\n\n${markdownFence(cutAt(output, extent.text))}` : "";
	return `**Clean up** (${proofOf(finding)})\n\n${markdownFence(lines.join("\n"), "sh")}${said}`;
}
function link(address) {
	return isPlainAddress(address) ? `<${address}>` : markdownCode(address);
}
function withRest(lines, total) {
	const rest = total - lines.length;
	return [...lines, ...rest > 0 ? [`- … and ${rest} more in \`report.json\``] : []].join("\n");
}
function oneLine(text) {
	return text.replace(/\s+/g, " ");
}

// src/report/markdown-head.ts
const FULL = {
	reservations: 20,
	text: 1e3,
	details: 2e4
};
const SHORT = {
	reservations: 3,
	text: 200,
	details: 0
};
const LONGEST_NAME = 60;
const LONGEST_REASON = 5e4;
function headsOf(whole) {
	const report = {
		...whole,
		reason: whole.reason.slice(0, LONGEST_REASON)
	};
	return [
		headOf(report, FULL),
		headOf(report, SHORT),
		heading(report, LONGEST_NAME)
	];
}
function headOf(report, extent) {
	const uninstall = uninstallSentence(report);
	const [sentence, ...details] = reasonLines(report);
	const blocked = consequence(report);
	const text = (words) => markdownProse(unstopped(words, extent.text));
	const facts = [
		`**${markdownProse(capital(unstopped(sentence, extent.text)))}.**`,
		...blocked === void 0 ? [] : [`**${text(blocked)}.**`],
		...uninstall === void 0 ? [] : [`${markdownCode("helm uninstall")} ${uninstall}.`],
		text(circumstances(report).join(" · "))
	];
	return [
		heading(report, extent.text),
		facts.join(" "),
		reasonDetails(details, extent),
		reservationList(report, extent)
	].filter((part) => part !== "").join("\n\n");
}
function heading(report, longest) {
	const chart = markdownCode(cutAt(chartName(report), longest));
	return `## ${VERDICT_SIGNS[report.verdict]} ${verdictHeading(report, chart)}`;
}
function reservationList(report, extent) {
	const all = reservations(report);
	const lines = all.slice(0, extent.reservations).map((text) => `- ⚠ ${markdownProse(unstopped(text, extent.text))}`);
	if (all.length > lines.length) lines.push(`- ⚠ … and ${all.length - lines.length} more in report.json`);
	return lines.join("\n");
}
function reasonDetails(details, extent) {
	const text = details.join("\n").slice(0, extent.details);
	return text === "" ? "" : markdownFence(text, "text");
}

// src/report/size-limit.ts
const SUMMARY_LIMIT = {
	max: 921600,
	sizeOf: (text) => Buffer.byteLength(text)
};
const COMMENT_LIMIT = {
	max: 6e4,
	sizeOf: (text) => text.length
};

// src/report/markdown.ts
function markdownReport(report, limit = SUMMARY_LIMIT) {
	const { head, table, details } = markdownParts(report, limit);
	return `${joined([
		head,
		table,
		details
	])}\n`;
}
function markdownParts(report, limit) {
	const { max, sizeOf } = limit;
	const [full, short, heading] = headsOf(report);
	const head = [full, short].find((text) => sizeOf(text) <= max * LARGEST_SHARE) ?? heading;
	const room = max - sizeOf(head) - ROOM_FOR_JOINTS;
	const asides = fitAsides(report, {
		...limit,
		max: room * LARGEST_SHARE
	});
	const details = joined(asides.shown);
	const findings = worstFirst(report.findings);
	const written = findings.slice(0, Math.ceil(max / SHORTEST_ROW)).map(findingMarkdown);
	const { shown, leftOut } = fitFindings(written, {
		...limit,
		max: room - sizeOf(details)
	});
	leftOut.findings += findings.length - written.length;
	return {
		head,
		table: joined([shown.length === 0 ? "" : [TABLE_HEAD, ...shown.map(({ row }) => row)].join("\n"), remark(leftOutSentence(leftOut, asides.leftOut))]),
		details: joined([...shown.map(({ fold }) => fold), details])
	};
}
const SMALLEST_LIMIT = 2e3;
const ROOM_FOR_JOINTS = 1e3;
const SHORTEST_ROW = 20;
const LARGEST_SHARE = .5;
function joined(parts) {
	return parts.filter((part) => part !== "").join("\n\n");
}
function remark(sentence) {
	return sentence === "" ? "" : `> ✂ ${sentence}`;
}

// src/kube/retry.ts
const RETRY_LIMITS = {
	tries: 5,
	totalMs: 1e4,
	conversionMs: 3e3,
	firstDelayMs: 250,
	longestDelayMs: 5e3
};
function delayBeforeRetry(error, soFar, chance) {
	if (!isRetriable(error, soFar.idempotent) || soFar.tries >= RETRY_LIMITS.tries) return void 0;
	const limitMs = isConversionFailure(error) ? RETRY_LIMITS.conversionMs : RETRY_LIMITS.totalMs;
	const delayMs = Math.max(retryAfterMs(error.retryAfter, chance.now), backOffMs(soFar.tries, chance.random));
	return soFar.elapsedMs + delayMs > limitMs ? void 0 : delayMs;
}
function backOffMs(tries, random) {
	return Math.min(RETRY_LIMITS.firstDelayMs * 2 ** (tries - 1), RETRY_LIMITS.longestDelayMs) * (.5 + random / 2);
}
function retryAfterMs(header, now) {
	if (header === void 0) return 0;
	const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1e3 : Date.parse(header) - now;
	return Number.isNaN(ms) ? 0 : Math.min(Math.max(ms, 0), RETRY_LIMITS.longestDelayMs);
}
const SERVER_TROUBLE = /* @__PURE__ */ new Set([
	500,
	502,
	503,
	504
]);
const NOT_CONNECTED = /* @__PURE__ */ new Set([
	"ECONNREFUSED",
	"EAI_AGAIN",
	"ENETUNREACH",
	"EHOSTUNREACH",
	"UND_ERR_CONNECT_TIMEOUT"
]);
const HOPELESS = /^ENOTFOUND$|^ERR_TLS|^ERR_SSL|^ERR_INVALID|CERT|SIGNATURE|^UND_ERR_INVALID/;
function isRetriable(error, idempotent) {
	if (error.status === 429) return true;
	if (error.status !== void 0 && (error.status < 200 || error.status > 299)) return idempotent && SERVER_TROUBLE.has(error.status);
	const code = error.reason ?? "";
	return !HOPELESS.test(code) && (idempotent || NOT_CONNECTED.has(code));
}

// src/proxy-agent.ts
async function proxyAgent(options) {
	const { env, ca, connectTimeoutMs, silenceTimeoutMs } = options;
	const { EnvHttpProxyAgent } = await import("./undici2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const httpProxy = env.http_proxy ?? env.HTTP_PROXY;
	const httpsProxy = env.https_proxy ?? env.HTTPS_PROXY;
	const noProxy = env.no_proxy ?? env.NO_PROXY;
	return new EnvHttpProxyAgent({
		connect: {
			timeout: connectTimeoutMs,
			...ca !== void 0 && { ca }
		},
		headersTimeout: silenceTimeoutMs,
		bodyTimeout: silenceTimeoutMs,
		httpProxy: httpProxy ?? "",
		httpsProxy: httpsProxy ?? "",
		noProxy: noProxy ?? ""
	});
}

// src/options/definition.ts
const OPTION_GROUPS = {
	chart: "Chart",
	cluster: "Cluster",
	scenario: "Scenario",
	limits: "Time limits",
	policy: "Verdict",
	output: "Output"
};
function hasWay(definition, way) {
	return definition.ways?.includes(way) ?? true;
}

// src/options/words.ts
const PIECE = /(?<blank>\s+)|'(?<literal>[^']*)'|"(?<quoted>(?:[^"\\]|\\[\s\S])*)"|\\(?<escaped>[\s\S])|(?<plain>[^\s'"\\]+)/y;
function splitWords(line) {
	const words = [];
	let word;
	PIECE.lastIndex = 0;
	while (PIECE.lastIndex < line.length) {
		const at = PIECE.lastIndex;
		const piece = PIECE.exec(line)?.groups;
		if (piece === void 0) throw unfinished(line, line.slice(at));
		if (piece.blank === void 0) word = (word ?? "") + textOf(piece);
		else if (word !== void 0) {
			words.push(word);
			word = void 0;
		}
	}
	return word === void 0 ? words : [...words, word];
}
function textOf({ literal, quoted, escaped, plain }) {
	return literal ?? quoted?.replaceAll(/\\([$`"\\\n])/g, "$1") ?? escaped ?? plain ?? "";
}
function unfinished(line, rest) {
	return rest.startsWith("\\") ? usageProblem(`${JSON.stringify(line)} ends with a backslash: there is nothing after it to escape`) : usageProblem(`${JSON.stringify(line)} has a quote that is never closed: ${rest}`);
}

// src/options/helm-args.ts
const CLUSTER = "Helm must talk to the cluster that is being watched: use kubeconfig and context";
const RELEASE = "use release-name";
const FRESH = "the check installs a release that is not there yet, and must see it come";
const WAITING = "the check itself decides how long Helm waits";
const OUTPUT = "Helm's output is read by the check";
function refusedAnywhere(nothing) {
	return {
		"--kubeconfig": CLUSTER,
		"--namespace": "use namespace",
		"-n": "use namespace",
		"--dry-run": nothing,
		"--help": nothing,
		"-h": nothing
	};
}
const INSTALL = {
	name: "install",
	refused: {
		...refusedAnywhere("nothing would be installed"),
		"--create-namespace": "use create-namespace",
		"--timeout": "use install-timeout",
		"--replace": FRESH,
		"--generate-name": RELEASE,
		"-g": RELEASE,
		"--name-template": RELEASE,
		"--output": OUTPUT,
		"-o": OUTPUT
	},
	refusedPrefixes: {
		"--kube-": CLUSTER,
		"--wait": WAITING
	},
	shortWithValue: "-f"
};
const UNINSTALL = {
	name: "uninstall",
	refused: {
		...refusedAnywhere("nothing would be uninstalled"),
		"--timeout": "use uninstall-timeout"
	},
	refusedPrefixes: { "--kube-": CLUSTER }
};
const CASCADES = [
	"background",
	"orphan",
	"foreground"
];
function parseHelmArgs(text) {
	return passedOn(text, INSTALL);
}
function parseUninstallArgs(text) {
	const words = passedOn(text, UNINSTALL);
	const [first] = words;
	if (first !== void 0 && !first.startsWith("-")) throw usageProblem(`"${first}" cannot be passed on to helm uninstall: it would be the name of another release`);
	refuseUnknownCascade(words);
	return words;
}
function refuseUnknownCascade(words) {
	const index = words.findIndex((word) => word === "--cascade" || word.startsWith("--cascade="));
	if (index === -1) return;
	const value = words[index]?.split("=")[1] ?? words[index + 1] ?? "";
	if (!CASCADES.includes(value)) throw usageProblem(`--cascade ${value}: Helm knows ${CASCADES.join(", ")}`);
}
function passedOn(text, command) {
	const words = splitWords(text);
	for (const flag of words.flatMap((word) => flagsOf(word, command))) {
		const why = whyRefused(flag, command);
		if (why !== void 0) throw usageProblem(`"${flag}" cannot be passed on to helm ${command.name}: ${why}`);
	}
	return words;
}
function flagsOf(word, { shortWithValue }) {
	if (word.startsWith("--")) return [word.replace(/=.*$/s, "")];
	if (!word.startsWith("-")) return [];
	const flags = [...word.slice(1).replace(/=.*$/s, "")].map((letter) => `-${letter}`);
	const value = shortWithValue === void 0 ? -1 : flags.indexOf(shortWithValue);
	return value === -1 ? flags : flags.slice(0, value);
}
function whyRefused(flag, { refused, refusedPrefixes }) {
	if (Object.hasOwn(refused, flag)) return refused[flag];
	return Object.entries(refusedPrefixes).find(([prefix]) => flag.startsWith(prefix))?.[1];
}

// src/options/item.ts
const LONGEST_MS = 864e5;
function parsedBy(parse) {
	return string().transform((text, context) => {
		try {
			return parse(text);
		} catch (error) {
			if (!(error instanceof Problem)) throw error;
			context.addIssue({
				code: "custom",
				message: error.message,
				input: text
			});
			return NEVER;
		}
	});
}
const text = string();
function textLike(pattern, what) {
	return string().regex(pattern, { error: (issue) => `${JSON.stringify(issue.input)} ${what}` });
}
function choice(words) {
	return _enum(words, { error: (issue) => `${JSON.stringify(issue.input)} is not one of ${words.join(", ")}` });
}
const truth = parsedBy((word) => {
	if (/^(true|True|TRUE)$/.test(word)) return true;
	if (/^(false|False|FALSE)$/.test(word)) return false;
	throw usageProblem(`${JSON.stringify(word)} is neither true nor false`);
});
const timeLimit = parsedBy((word) => {
	const ms = limitOf(word);
	if (ms <= 0) throw usageProblem(`${JSON.stringify(word)} leaves no time at all: give a longer one, such as 30s`);
	return ms;
});
const timeLimitOrOff = parsedBy(limitOf);
function limitOf(word) {
	const ms = parseDuration(word);
	if (ms > LONGEST_MS) throw usageProblem(`${JSON.stringify(word)} is longer than 24h, the longest time limit`);
	return ms;
}

// src/options/definitions/chart.ts
const releaseName = parsedBy((name) => {
	if (isReleaseName(name)) return name;
	throw usageProblem(`${JSON.stringify(name)} is not a release name: Helm takes up to 53 lower-case letters, digits, "-" and "."`);
});
const keyEqualsValue = textLike(/^[^=]+=/, "is not of the form KEY=VALUE, such as image.tag=1.2.3");
const namespaceName = textLike(/^(?=.{1,63}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, "is not a namespace name: up to 63 lower-case letters, digits and \"-\"");
const helmVersion = textLike(/^(3|4|v?[34]\.\d+\.\d+)$/, "is not a Helm version: give 3, 4 or an exact one, such as 4.2.3");
const CHART_OPTIONS = {
	chart: {
		kind: "path",
		group: "chart",
		item: text,
		placeholder: "CHART",
		required: true,
		positional: true,
		exists: "any",
		sentence: "The chart to check: its directory or its packaged .tgz."
	},
	values: {
		kind: "path",
		group: "chart",
		item: text,
		placeholder: "FILE",
		repeatable: true,
		exists: "file",
		sentence: "Values file for the install; later files win."
	},
	set: {
		kind: "text",
		group: "chart",
		item: keyEqualsValue,
		placeholder: "KEY=VALUE",
		repeatable: true,
		sentence: "A single value for the install, in the form of Helm's --set; wins over values files."
	},
	"release-name": {
		kind: "text",
		group: "chart",
		item: releaseName,
		placeholder: "NAME",
		defaultText: "the chart's name",
		sentence: "Name of the release."
	},
	namespace: {
		kind: "text",
		group: "chart",
		item: namespaceName,
		placeholder: "NAME",
		default: "clean-uninstall-test",
		sentence: "Namespace of the release; made before the baseline, so that it is no leftover."
	},
	"create-namespace": {
		kind: "boolean",
		group: "chart",
		item: truth,
		default: "false",
		sentence: "Let Helm make the namespace during the install; what it leaves of it is then reported."
	},
	"helm-version": {
		kind: "text",
		group: "chart",
		item: helmVersion,
		placeholder: "VERSION",
		defaultText: "the helm on PATH, else 4",
		sentence: "Helm to use: 3, 4 or an exact version such as 4.2.3."
	},
	"helm-args": {
		kind: "text",
		group: "chart",
		item: parsedBy(parseHelmArgs),
		placeholder: "ARGS",
		repeatable: true,
		dashes: true,
		sentence: "More arguments for helm install, quoted as in a shell but run without one."
	},
	prerequisite: {
		kind: "path",
		group: "chart",
		item: text,
		placeholder: "CHART|FILE",
		repeatable: true,
		exists: "any",
		sentence: "Chart or manifest that the chart needs first: installed before the baseline, so that it is no leftover, and left there."
	}
};

// src/options/definitions/cluster.ts
const kubernetesVersion = parsedBy((version) => {
	if (!/^v?1\.\d+(\.\d+)?$/.test(version)) throw usageProblem(`${JSON.stringify(version)} is not a Kubernetes version: give a minor one, such as ${EXAMPLE_VERSIONS.minor}, or an exact one, such as ${EXAMPLE_VERSIONS.exact}`);
	imageForKubernetes(version);
	return version;
});
const nodeImage = textLike(/^[^\s@]+(@sha256:[0-9a-f]{64})?$/, "is not an image: write NAME:TAG@sha256:DIGEST");
const CLUSTER_OPTIONS = {
	"kubernetes-version": {
		kind: "text",
		group: "cluster",
		item: kubernetesVersion,
		placeholder: "VERSION",
		defaultText: "that of kind",
		sentence: `Kubernetes of the throw-away cluster, such as ${EXAMPLE_VERSIONS.minor} or ${EXAMPLE_VERSIONS.exact}.`
	},
	"node-image": {
		kind: "text",
		group: "cluster",
		item: nodeImage,
		placeholder: "IMAGE",
		sentence: "Node image of the throw-away cluster, best with its digest; instead of kubernetes-version."
	},
	"kind-config": {
		kind: "path",
		group: "cluster",
		item: text,
		placeholder: "FILE",
		exists: "file",
		sentence: "Configuration of the kind cluster (nodes, feature gates); on a cgroup v1 host a kubelet setting is added."
	},
	kubeconfig: {
		kind: "path",
		group: "cluster",
		item: text,
		placeholder: "FILE",
		exists: "file",
		sentence: "Use a cluster that exists, named by this file, instead of a throw-away one."
	},
	context: {
		kind: "text",
		group: "cluster",
		item: text,
		placeholder: "NAME",
		sentence: "Use a cluster that exists, named by this context of the kubeconfig."
	},
	"allow-teardown": {
		kind: "boolean",
		group: "cluster",
		item: truth,
		default: "false",
		sentence: "On a cluster that exists: let the probe delete (see probe-timeout) the namespaces and CRDs whose marks say that the run or the chart made them, with all that is in them."
	},
	"keep-cluster": {
		kind: "choice",
		group: "cluster",
		item: choice([
			"never",
			"on-failure",
			"always"
		]),
		placeholder: "WHEN",
		default: "never",
		sentence: "Leave the throw-away cluster running at the end: never, on-failure or always."
	}
};

// src/options/definitions/comment.ts
const groupName = textLike(/^(?=.{1,100}$)\S(.*\S)?$/, "is not a name of at most 100 characters");
const COMMENT_OPTIONS = {
	comment: {
		kind: "choice",
		group: "output",
		item: choice([
			"never",
			"on-failure",
			"always"
		]),
		placeholder: "WHEN",
		default: "never",
		ways: ["input", "file"],
		sentence: "Write the report as a comment on the pull request, which needs \"pull-requests: write\": never, on-failure (and an earlier one is turned to clean) or always."
	},
	"comment-group": {
		kind: "text",
		group: "output",
		item: groupName,
		placeholder: "NAME",
		defaultText: "a comment for each chart and matrix leg",
		ways: ["input", "file"],
		sentence: "Checks that give the same name share one comment, with a section each."
	},
	"comment-leg": {
		kind: "text",
		group: "output",
		item: text,
		placeholder: "TEXT",
		defaultText: "the values of the job's matrix",
		actionDefault: "${{ toJSON(matrix) }}",
		ways: ["input"],
		sentence: "What tells this check apart in comments."
	},
	"github-token": {
		kind: "text",
		group: "output",
		item: text,
		placeholder: "TOKEN",
		defaultText: "the job's own",
		actionDefault: "${{ github.token }}",
		ways: ["input"],
		sentence: "Token that the comment is written with, and that nothing else is done with."
	}
};
const COMMENT_ACTION_OPTIONS = {
	report: {
		kind: "path",
		group: "output",
		item: text,
		placeholder: "PATH",
		default: "clean-uninstall-report",
		ways: ["input"],
		sentence: "A report.json, or a directory with one or several in it, such as downloaded artifacts."
	},
	comment: {
		...COMMENT_OPTIONS.comment,
		item: choice(["on-failure", "always"]),
		default: "on-failure",
		ways: ["input"],
		sentence: "When to make a comment: on-failure or always. One that is there is kept up to date."
	},
	"comment-group": {
		...COMMENT_OPTIONS["comment-group"],
		defaultText: "a comment for each report",
		ways: ["input"],
		sentence: "Name of the comment that all the reports share, with a section each."
	},
	"github-token": COMMENT_OPTIONS["github-token"]
};

// src/options/definitions/outcome.ts
const ignorePattern = parsedBy((pattern) => {
	parseIgnore(pattern);
	return pattern;
});
const failOn = choice(SEVERITIES.filter((severity) => severity !== "noise"));
const OUTCOME_OPTIONS = {
	"fail-on": {
		kind: "choice",
		group: "policy",
		item: failOn,
		placeholder: "SEVERITY",
		default: "leaked",
		sentence: "Mildest severity that fails the run: breaks-cluster, stuck, leaked or kept."
	},
	ignore: {
		kind: "text",
		group: "policy",
		item: ignorePattern,
		placeholder: "PATTERN",
		repeatable: true,
		sentence: "Leftovers that do not count, such as \"kind=Lease name=my-*\"; the report says how many each pattern hid."
	},
	"report-dir": {
		kind: "path",
		group: "output",
		item: text,
		placeholder: "DIR",
		default: "clean-uninstall-report",
		exists: "directory or nothing",
		sentence: "Directory for the reports; made when it does not exist."
	},
	config: {
		kind: "path",
		group: "output",
		item: text,
		placeholder: "FILE",
		defaultText: ".clean-uninstall.yaml, if there is one",
		ways: ["flag", "input"],
		sentence: "File with options, one key for each."
	},
	verbose: {
		kind: "boolean",
		group: "output",
		item: truth,
		default: "false",
		sentence: "Show the commands that are run and what they print."
	},
	quiet: {
		kind: "boolean",
		group: "output",
		item: truth,
		default: "false",
		sentence: "Show the verdict and the findings only, no progress."
	}
};

// src/options/definitions/scenario.ts
const SCENARIO_OPTIONS = {
	exercise: {
		kind: "manifest or command",
		group: "scenario",
		item: text,
		placeholder: "FILE|COMMAND",
		repeatable: true,
		exists: "file",
		sentence: "Manifest to apply or command to run after the install, such as a custom resource that the operator serves; what is left of it counts."
	},
	"helm-test": {
		kind: "boolean",
		group: "scenario",
		item: truth,
		default: "false",
		sentence: "Run helm test after the install."
	},
	"uninstall-args": {
		kind: "text",
		group: "scenario",
		item: parsedBy(parseUninstallArgs),
		placeholder: "ARGS",
		repeatable: true,
		dashes: true,
		sentence: "More arguments for helm uninstall, such as \"--no-hooks\", \"--wait\" or \"--cascade foreground\", in the form that the Helm in use takes."
	},
	"install-timeout": {
		kind: "duration",
		group: "limits",
		item: timeLimit,
		placeholder: "DURATION",
		default: "5m",
		sentence: "Longest time for the install."
	},
	"uninstall-timeout": {
		kind: "duration",
		group: "limits",
		item: timeLimit,
		placeholder: "DURATION",
		default: "5m",
		sentence: "Longest time for each of helm uninstall's waits: for the hooks before and after it, with --wait for the objects too."
	},
	"settle-timeout": {
		kind: "duration",
		group: "limits",
		item: timeLimit,
		placeholder: "DURATION",
		default: "2m",
		sentence: "Longest wait for the cluster to become quiet after the uninstall; it ends early when all is quiet."
	},
	"probe-timeout": {
		kind: "duration",
		group: "limits",
		item: timeLimitOrOff,
		placeholder: "DURATION",
		default: "20s",
		sentence: "Longest wait for the probe at the end, which deletes the namespace and the CRDs that are left and sees what blocks that; 0s switches it off."
	},
	timeout: {
		kind: "duration",
		group: "limits",
		item: timeLimit,
		placeholder: "DURATION",
		default: "20m",
		sentence: "Longest time for the whole run."
	}
};

// src/options/definitions.ts
const CHECK_OPTIONS = {
	...CHART_OPTIONS,
	...CLUSTER_OPTIONS,
	...SCENARIO_OPTIONS,
	...OUTCOME_OPTIONS,
	...COMMENT_OPTIONS
};

// src/options/existing-files.ts
async function whyUnreadable(path, expected, base) {
	const quoted = JSON.stringify(isAbsolute(path) && isInside(path, base) ? relative(base, path) || "." : path);
	const found = await stat(resolve(base, path)).catch((error) => error.code ?? "unreadable");
	if (typeof found === "string") {
		if (found === "ENOENT" || found === "ENOTDIR") return expected === "directory or nothing" && found === "ENOENT" ? void 0 : missing(path, quoted, base);
		return `${quoted} cannot be read (${found})`;
	}
	if (expected === "file" && found.isDirectory()) return `${quoted} is a directory, not a file`;
	if (expected === "directory or nothing" && !found.isDirectory()) return `${quoted} is a file, not a directory`;
	const mode = expected === "directory or nothing" ? constants.W_OK : constants.R_OK;
	return access(resolve(base, path), mode).then(() => void 0, () => `${quoted} may not be ${mode === constants.W_OK ? "written" : "read"} by this user`);
}
async function missing(path, quoted, base) {
	if (/^(oci|https?):\/\//.test(path)) return `${quoted} is not on disk: give a directory or a file (helm pull fetches charts)`;
	if (path.startsWith("~")) return `${quoted} does not exist: nobody replaced "~" by the home directory, write it out`;
	if (isAbsolute(path) && !isInside(path, base)) return `${quoted} does not exist`;
	if (await readdir(base).then((entries) => entries.length === 0, () => false)) return `${quoted} does not exist: ${base} is empty, is a checkout step missing before this one?`;
	return `${quoted} does not exist: paths here are relative to ${base}`;
}
function isInside(path, directory) {
	return !relative(directory, path).startsWith("..");
}

// src/options/inputs.ts
const PREFIX = "INPUT_";
function readInputs(env, base, definitions = CHECK_OPTIONS) {
	const options = new Map(Object.entries(definitions).filter(([, option]) => hasWay(option, "input")));
	const source = {
		given: /* @__PURE__ */ new Map(),
		problems: []
	};
	for (const [key, raw = ""] of Object.entries(env)) {
		if (!key.startsWith(PREFIX) || raw.trim() === "") continue;
		const name = key.slice(6).toLowerCase();
		const option = options.get(name);
		if (option === void 0) {
			source.problems.push(`input ${name}: is not an input of this action${didYouMean(name, [...options.keys()])}`);
			continue;
		}
		const given = (text) => ({
			text,
			way: "input",
			where: `input ${name}`,
			base
		});
		source.given.set(name, option.repeatable ? lines(raw).map(given) : [given(raw.trim())]);
	}
	return source;
}
function lines(raw) {
	return raw.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}

// src/options/parse-options.ts
function parseOptions(definitions, given, cwd) {
	const problems = [];
	const values = {};
	for (const [name, option] of Object.entries(definitions)) {
		const texts = given.get(name) ?? defaultOf(option, cwd);
		if (texts.length === 0 && option.required) problems.push(`${name}: is missing. ${option.sentence}`);
		const parsed = inForce(option, texts).map((one) => parseOne(one, option, cwd));
		problems.push(...parsed.flatMap((one) => "problem" in one ? [one.problem] : []));
		const items = parsed.flatMap((one) => "value" in one ? [one.value] : []);
		values[name] = option.repeatable ? items : items[0];
	}
	return {
		values,
		problems
	};
}
async function unusableFiles(definitions, given) {
	const checks = Object.entries(definitions).flatMap(([name, option]) => inForce(option, given.get(name) ?? []).filter(({ text }) => text.trim() !== "" && isPath(text, option)).map(async ({ text, where, base }) => {
		const why = option.exists && await whyUnreadable(text, option.exists, base);
		return why === void 0 ? [] : [`${where}: ${why}`];
	}));
	return (await Promise.all(checks)).flat();
}
function inForce(option, given) {
	return option.repeatable ? given : given.slice(-1);
}
function defaultOf(option, base) {
	return option.default === void 0 ? [] : [{
		text: option.default,
		way: "default",
		where: "default",
		base
	}];
}
function parseOne(given, option, cwd) {
	const { where, base } = given;
	if (given.text.trim() === "") return { problem: `${where}: is empty` };
	const parsed = option.item.safeParse(given.text);
	if (!parsed.success) return { problem: `${where}: ${parsed.error.issues.map((issue) => issue.message).join("; ")}` };
	return { value: base !== cwd && isPath(given.text, option) ? relative(cwd, resolve(base, given.text)) || "." : parsed.data };
}
function isPath(text, { kind }) {
	return kind === "path" || kind === "manifest or command" && isManifestPath(text);
}

// src/options/problem-list.ts
function listOfProblems(problems, hint) {
	const head = problems.length === 1 ? "One option is wrong:" : `${problems.length} options are wrong:`;
	return usageProblem([head, ...problems.map((problem) => `  ${problem}`)].join("\n"), hint);
}

export { objectsInFewWords as $, writersOf as $t, wentText as A, SEVERITIES as At, capital as B, compareText as Bt, conditionTexts as C, VERDICTS as Ct, probeHeading as D, NO_TIMELINE as Dt, endText as E, reaches as Et, withoutNames as F, errorFromSocket as Ft, failureHeading as G, sourceText as Gt, circumstances as H, forCount as Ht, leftOutSentence as I, isConversionFailure as It, leftOut$1 as J, systemClock as Jt, fullName as K, unique as Kt, fitFindings as L, listFailure as Lt, losesData as M, MALFORMED_ANSWER as Mt, proofOf as N, TIMED_OUT as Nt, triedDeletions as O, createdAt as Ot, causeBeside as P, errorFromAnswer as Pt, objectsHeading as Q, lastWriter as Qt, VERDICT_SIGNS as R, socketCode as Rt, reservations as S, reportSchema as St, deletionText as T, judge as Tt, countsSentence as U, listed as Ut, chartName as V, counted as Vt, diagnosticsSentence as W, objectsListed as Wt, objectFacts as X, ignorePatterns as Xt, leftoverCount as Y, hiddenByPatterns as Yt, objectWithChange as Z, parseIgnore as Zt, retryAfterMs as _, digestWarning as _t, readInputs as a, didYouMean as an, severitySign as at, markdownReport as b, TOOL_VERSION as bt, COMMENT_ACTION_OPTIONS as c, isRecord as cn, usersFirst as ct, splitWords as d, cutAt as dt, displayName as en, originOf as et, OPTION_GROUPS as f, firstClauses as ft, delayBeforeRetry as g, defaultImageOf as gt, backOffMs as h, defaultReleaseName as ht, unusableFiles as i, typeOf as in, seconds as it, isDiff as j, ApiError as jt, waitText as k, predecessorOf as kt, choice as l, resourceName as ln, verdictHeading as lt, proxyAgent as m, isManifestPath as mt, inForce as n, placeOf as nn, saidBy as nt, whyUnreadable as o, nearest as on, severityWord as ot, hasWay as p, unstopped as pt, isLeft as q, uniqueFacts as qt, parseOptions as r, shortName as rn, sameCheck as rt, CHECK_OPTIONS as s, groupOf as sn, uninstallSentence as st, listOfProblems as t, objectId as tn, reasonLines as tt, text as u, valueAt as un, worstFirst as ut, SMALLEST_LIMIT as v, imageForKubernetes as vt, consequence as w, fails as wt, COMMENT_LIMIT as x, REPORT_SCHEMA as xt, markdownParts as y, kubernetesOfImage as yt, asides as z, socketWords as zt };