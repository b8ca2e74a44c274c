import { n as __require, r as __toESM, t as __commonJSMin } from "./rolldown-runtime.js";
import { A as union, B as messageOf$1, D as object, E as number, F as formatDuration, H as withHint, N as prettifyError, O as record, R as Problem, S as boolean, T as looseObject, V as usageProblem, a as isPlainAddress, b as _enum, g as shellText, h as xmlText, i as inert, j as unknown, k as string, l as markdownProse, m as visibleLines, o as jsonText, p as visible, r as htmlText, t as htmlBlock, w as literal, x as array, z as infrastructureProblem } from "./text.js";
import { $ as objectsInFewWords, $t as writersOf, A as wentText, At as SEVERITIES, B as capital, Bt as compareText, C as conditionTexts, D as probeHeading, Dt as NO_TIMELINE, E as endText, Et as reaches, F as withoutNames, Ft as errorFromSocket, G as failureHeading, Gt as sourceText, H as circumstances, Ht as forCount, I as leftOutSentence, It as isConversionFailure, Jt as systemClock, K as fullName, Kt as unique, L as fitFindings, Lt as listFailure, M as losesData, Mt as MALFORMED_ANSWER, N as proofOf, Nt as TIMED_OUT, O as triedDeletions, Ot as createdAt, P as causeBeside, Pt as errorFromAnswer, Q as objectsHeading, Qt as lastWriter, R as VERDICT_SIGNS, S as reservations, St as reportSchema, T as deletionText, Tt as judge$1, U as countsSentence, Ut as listed, V as chartName, Vt as counted, W as diagnosticsSentence, Wt as objectsListed, X as objectFacts, Xt as ignorePatterns, Yt as hiddenByPatterns, Z as objectWithChange, Zt as parseIgnore, _ as retryAfterMs, _t as digestWarning, a as readInputs, an as didYouMean, at as severitySign, b as markdownReport, bt as TOOL_VERSION, cn as isRecord, ct as usersFirst, d as splitWords, dt as cutAt, en as displayName, et as originOf$1, ft as firstClauses, g as delayBeforeRetry, h as backOffMs, ht as defaultReleaseName, i as unusableFiles, in as typeOf$1, it as seconds, j as isDiff, jt as ApiError, k as waitText$1, kt as predecessorOf, ln as resourceName, lt as verdictHeading, m as proxyAgent, mt as isManifestPath, n as inForce$1, nn as placeOf$3, nt as saidBy, o as whyUnreadable, ot as severityWord, p as hasWay, pt as unstopped, q as isLeft, qt as uniqueFacts, r as parseOptions, rn as shortName, rt as sameCheck$1, s as CHECK_OPTIONS, sn as groupOf, st as uninstallSentence, t as listOfProblems, tn as objectId, tt as reasonLines, un as valueAt, ut as worstFirst$1, vt as imageForKubernetes, w as consequence, wt as fails, xt as REPORT_SCHEMA, yt as kubernetesOfImage, z as asides } from "./report.js";
import { C as run, S as lastLines$1, T as outputOf, _ as CLUSTER_NAME_PREFIX, a as markRun, b as COMMAND_ENDED, c as createArgs, d as nodeImageOf, f as progressOf, g as nodeImages, h as engineRunner, i as useByHand, l as exportLogsArgs, n as deleteCluster, s as contextOf, t as byHand$1, u as isReadyTimeout, v as kindConfigPath, w as lastLines, x as failedProcess } from "./base.js";
import { tmpdir } from "node:os";
import { Readable, Transform } from "node:stream";
import { isDeepStrictEqual, styleText } from "node:util";
import { createHash, randomBytes } from "node:crypto";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { access, chmod, lstat, mkdir, mkdtemp, open, readFile, readdir, realpath, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { basename, delimiter, dirname, isAbsolute, join, posix, relative, resolve, sep } from "node:path";
import { constants as constants$2, createReadStream, createWriteStream, existsSync, readFileSync } from "node:fs";
import { pipeline } from "node:stream/promises";

// src/diagnose/origin/helm-marks.ts
const HOOK = "helm.sh/hook";
const HOOK_DELETE_POLICY = "helm.sh/hook-delete-policy";
const COMPLETE_DELETE_POLICY = `${HOOK_DELETE_POLICY}: before-hook-creation,hook-succeeded,hook-failed`;
const RESOURCE_POLICY = "helm.sh/resource-policy";
const RELEASE_NAME = "meta.helm.sh/release-name";
const RELEASE_NAMESPACE = "meta.helm.sh/release-namespace";
const TEST_EVENTS = /* @__PURE__ */ new Set([
	"test",
	"test-success",
	"test-failure"
]);
function listAnnotation(annotations, key) {
	return (annotations[key] ?? "").split(",").map((value) => value.trim().toLowerCase()).filter((value) => value !== "");
}
function isTestEvent(event) {
	return TEST_EVENTS.has(event);
}
function resourcePolicy({ annotations }) {
	return annotations[RESOURCE_POLICY]?.trim().toLowerCase();
}
function owningRelease({ annotations, owners }) {
	const name = owners.length === 0 ? annotations[RELEASE_NAME] : void 0;
	return name === void 0 ? void 0 : {
		name,
		namespace: annotations[RELEASE_NAMESPACE] ?? ""
	};
}
function releaseRecord(object) {
	const match = /^sh\.helm\.release\.v1\.(.+)\.v(\d+)$/.exec(object.id.name);
	if (!match?.[1] || !match[2] || !["secrets", "configmaps"].includes(object.id.resource)) return void 0;
	return {
		release: match[1],
		revision: match[2],
		status: object.labels.status ?? "unknown"
	};
}

// src/diagnose/evidence/earlier-release.ts
function ownedBefore(before, { releaseName, namespace }) {
	const isOwned = (object) => {
		const owner = owningRelease(object);
		return owner?.name === releaseName && owner.namespace === namespace;
	};
	return namesOf$3(before, isOwned);
}
function hooksBefore(before, hooks, { namespace }) {
	const placeOf = (group, kind, name, where = "") => `${group}|${kind}|${where}|${name}`;
	const places = new Set(hooks.flatMap((hook) => [placeOf(groupOf(hook.apiVersion), hook.kind, hook.name, hook.namespace ?? namespace), placeOf(groupOf(hook.apiVersion), hook.kind, hook.name)]));
	return namesOf$3(before, ({ id }) => places.has(placeOf(id.group, id.kind, id.name, id.namespace)));
}
function namesOf$3({ objects }, isWanted) {
	return [...objects.values()].filter(isWanted).map(({ id }) => shortName(id));
}

// src/snapshot/field-changes.ts
const LONGEST_VALUE = 300;
const CONTEXT = 60;
const UNREAD = "(content)";
const BOOKKEEPING = /* @__PURE__ */ new Set([
	"kubectl.kubernetes.io/last-applied-configuration",
	"deployment.kubernetes.io/revision",
	"control-plane.alpha.kubernetes.io/leader"
]);
function fieldChanges$1(before, after) {
	const metadata = [
		...mapChanges("metadata.labels", before.labels, after.labels),
		...mapChanges("metadata.annotations", withoutBookkeeping(before.annotations), withoutBookkeeping(after.annotations)),
		...listChange("metadata.finalizers", before.finalizers, after.finalizers),
		...listChange("metadata.ownerReferences", before.owners.map(ownerText), after.owners.map(ownerText))
	];
	const content = contentChanges(before, after);
	return metadata.length > 0 && content[0]?.path === UNREAD ? metadata : [...metadata, ...content];
}
function withoutBookkeeping(annotations) {
	return Object.fromEntries(Object.entries(annotations).filter(([key]) => !BOOKKEEPING.has(key)));
}
function ownerText(owner) {
	return `${owner.kind}/${owner.name} (${owner.uid})`;
}
function mapChanges(path, before, after) {
	return [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])].sort().filter((key) => before[key] !== after[key]).map((key) => change(`${path}.${key}`, before[key], after[key]));
}
function listChange(path, before, after) {
	return isDeepStrictEqual([...before].sort(), [...after].sort()) ? [] : [change(path, before, after)];
}
function contentChanges(before, after) {
	if (before.content && after.content) return valueChanges("", before.content, after.content);
	if (before.generation !== void 0 && after.generation !== void 0) {
		if (before.generation === after.generation) return [];
		return [{
			path: "spec",
			before: `generation ${before.generation}`,
			after: `generation ${after.generation}${by(after)}`
		}];
	}
	if (before.resourceVersion === after.resourceVersion || isDeepStrictEqual(contentWrites(before), contentWrites(after))) return [];
	return [{
		path: UNREAD,
		before: "not read",
		after: `rewritten${by(after)}`
	}];
}
function contentWrites(object) {
	return object.writers.filter((writer) => writer.subresource === void 0).map(({ manager, time }) => ({
		manager,
		...time && { time }
	}));
}
function by(object) {
	const writer = lastWriter(object.writers);
	return writer ? ` by ${writer.manager}${writer.time ? ` at ${writer.time}` : ""}` : "";
}
function valueChanges(path, before, after) {
	if (isDeepStrictEqual(before, after)) return [];
	if (!isRecord(before) || !isRecord(after)) return [change(path, before, after)];
	return [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((key) => valueChanges(path === "" ? key : `${path}.${key}`, before[key], after[key]));
}
function change(path, before, after) {
	const [former, present] = [before, after].map(textOf$1);
	const start = whereTheyDiffer(former, present);
	return {
		path,
		...former !== void 0 && { before: cut$2(former, start) },
		...present !== void 0 && { after: cut$2(present, start) }
	};
}
function textOf$1(value) {
	return value === void 0 || typeof value === "string" ? value : JSON.stringify(value);
}
function whereTheyDiffer(a, b) {
	if (a === void 0 || b === void 0 || Math.max(a.length, b.length) <= LONGEST_VALUE) return 0;
	let same = 0;
	while (same < a.length && a[same] === b[same]) same++;
	return Math.max(0, same - CONTEXT);
}
function cut$2(text, start) {
	const end = start + LONGEST_VALUE;
	return `${start > 0 ? "…" : ""}${text.slice(start, end)}${text.length > end ? "…" : ""}`;
}

// src/kube/control-plane.ts
const MANAGERS = /^(kube-(apiserver|controller-manager|scheduler|proxy)|kubelet|kubeadm|cloud-controller-manager)$/;
function isControlPlaneManager(manager) {
	return MANAGERS.test(manager);
}
const FINALIZERS = [
	{
		finalizer: /^customresourcecleanup\.apiextensions\.k8s\.io$/,
		who: "the API server",
		waitsFor: "the last instance of the resource to go"
	},
	{
		finalizer: /^kubernetes$/,
		who: "the namespace controller",
		waitsFor: "the content of the namespace to go"
	},
	{
		finalizer: /^foregroundDeletion$/,
		who: "the garbage collector",
		waitsFor: "the dependents of the object to go"
	},
	{
		finalizer: /^orphan$/,
		who: "the garbage collector",
		waitsFor: "the dependents to be released"
	},
	{
		finalizer: /^kubernetes\.io\/pvc-protection$/,
		who: "the controller manager",
		waitsFor: "the last pod that uses the volume claim to go"
	},
	{
		finalizer: /^kubernetes\.io\/pv-protection$/,
		who: "the controller manager",
		waitsFor: "the volume to be no longer bound"
	},
	{
		finalizer: /^(external-provisioner\.volume\.kubernetes\.io|external-attacher)\/.+$/,
		who: "the sidecar of the CSI driver",
		waitsFor: "the driver to release the volume"
	},
	{
		finalizer: /^service\.kubernetes\.io\/load-balancer-cleanup$/,
		who: "the service controller of the cloud provider",
		waitsFor: "the load balancer to be removed"
	},
	{
		finalizer: /^resource\.kubernetes\.io\/delete-protection$/,
		who: "the controller manager",
		waitsFor: "the claimed devices to be free"
	},
	{
		finalizer: /^networking\.k8s\.io\/service-cidr-finalizer$/,
		who: "the controller manager",
		waitsFor: "the last address of the range to be free"
	},
	{
		finalizer: /^batch\.kubernetes\.io\/job-tracking$/,
		who: "the Job controller",
		waitsFor: "the pod to be counted"
	},
	{
		finalizer: /^(batch\.)?kubernetes\.io\/.+$/,
		who: "the controller manager",
		waitsFor: "what it protects to be no longer in use"
	}
];
function controlPlaneFinalizer(finalizer) {
	return FINALIZERS.find((known) => known.finalizer.test(finalizer));
}
function isControlPlaneFinalizer(finalizer) {
	return controlPlaneFinalizer(finalizer) !== void 0;
}

// src/snapshot/noise-workloads.ts
const WORKLOADS = /* @__PURE__ */ new Set([
	"Deployment",
	"ReplicaSet",
	"DaemonSet",
	"StatefulSet",
	"ReplicationController",
	"CronJob",
	"Job"
]);
const REPLACED = /* @__PURE__ */ new Set([
	"pods",
	"replicasets.apps",
	"jobs.batch"
]);
const LONGEST_CHAIN$1 = 5;
function isReplacement(change, { before, after }) {
	if (change.kind === "modified" || change.kind === "stuck") return false;
	if (!REPLACED.has(resourceName(change.id))) return false;
	const known = change.kind === "lost" ? before : after;
	let owner = controllerOf(change.after ?? change.before);
	for (let steps = 0; owner && WORKLOADS.has(owner.kind) && steps < LONGEST_CHAIN$1; steps++) {
		if (before.objects.has(owner.uid) && after.objects.has(owner.uid)) return true;
		owner = controllerOf(known.objects.get(owner.uid));
	}
	return false;
}
function isScaling({ kind, id, before, after }, context) {
	if (kind !== "modified" || !before || !after) return false;
	const owner = id.resource === "replicasets" ? controllerOf(after) : void 0;
	if (owner === void 0) return wasScaled(before, after, context);
	return newWrites(before, after).every(({ manager }) => isControlPlaneManager(manager)) && wasScaled(context.before.objects.get(owner.uid), context.after.objects.get(owner.uid), context);
}
function wasScaled(before, after, context) {
	if (!before || !after || before.generation === after.generation) return false;
	const isAutoscaler = (object) => resourceName(object.id) === "horizontalpodautoscalers.autoscaling" && object.id.namespace === after.id.namespace;
	const written = newWrites(before, after);
	return written.length > 0 && written.every(isAutoscalers) && sameMetadata(before, after) && [...context.before.objects.values()].some(isAutoscaler);
}
function newWrites(before, after) {
	return after.writers.filter((writer) => !before.writers.some((known) => isDeepStrictEqual(known, writer))).filter(({ subresource }) => subresource !== "status");
}
function isAutoscalers({ manager, subresource }) {
	return subresource === "scale" && isControlPlaneManager(manager);
}
function sameMetadata(before, after) {
	return [
		"labels",
		"annotations",
		"finalizers"
	].every((key) => isDeepStrictEqual(before[key], after[key]));
}
function controllerOf(object) {
	return object?.owners.find((owner) => owner.controller === true);
}

// src/snapshot/noise.ts
const NOISE_RULES = [
	{
		id: "N1",
		why: "Events are written by everything and expire after an hour",
		matches: ({ id }) => id.resource === "events" && (id.group === "" || id.group === "events.k8s.io")
	},
	{
		id: "N2",
		why: "the control plane puts ConfigMap kube-root-ca.crt into every namespace",
		matches: (change) => cameOrWent(change) && change.id.resource === "configmaps" && change.id.name === "kube-root-ca.crt"
	},
	{
		id: "N3",
		why: "the control plane puts ServiceAccount default into every namespace",
		matches: (change) => cameOrWent(change) && change.id.resource === "serviceaccounts" && change.id.name === "default"
	},
	{
		id: "N4",
		why: "Endpoints and EndpointSlices of baseline Services follow pods",
		matches: (change, context) => followsBaselineService(change, context)
	},
	{
		id: "N5",
		why: "Leases are renewed every few seconds; those of nodes and of the control plane come and go",
		matches: (change) => isHeartbeat(change)
	},
	{
		id: "N6",
		why: "ControllerRevisions are the history of DaemonSets and StatefulSets, and go with them",
		matches: (change, { after }) => resourceName(change.id) === "controllerrevisions.apps" && (change.kind !== "left" || hasLiveOwner(change, after))
	},
	{
		id: "N7",
		why: "CertificateSigningRequests are made by kubelets for their certificates",
		matches: (change) => resourceName(change.id) === "certificatesigningrequests.certificates.k8s.io" && isControlPlanes(change)
	},
	{
		id: "N10",
		why: "kind's default storage runs short-lived helper pods",
		matches: ({ id }) => id.resource === "pods" && id.namespace === "local-path-storage" && id.name.startsWith("helper-pod-")
	},
	{
		id: "N13",
		why: "the API server keeps its own bookkeeping and flow-control defaults",
		matches: (change) => isApiServerBookkeeping(change)
	},
	{
		id: "N15",
		why: "the API server makes one APIService for each group and version of a CRD, and removes it with the CRD",
		matches: ({ id, before, after }) => resourceName(id) === "apiservices.apiregistration.k8s.io" && ((after ?? before)?.labels["kube-aggregator.kubernetes.io/automanaged"] ?? "") !== ""
	},
	{
		id: "N16",
		why: "the API server allocates and frees IPAddresses with their Services",
		matches: ({ id, before, after }) => resourceName(id) === "ipaddresses.networking.k8s.io" && (after ?? before)?.labels["ipaddress.kubernetes.io/managed-by"] === "ipallocator.k8s.io"
	},
	{
		id: "N17",
		why: "workloads of the baseline replace their own pods, replica sets and jobs",
		matches: isReplacement
	},
	{
		id: "N18",
		why: "autoscalers of the baseline set the number of replicas",
		matches: isScaling
	}
];
function cameOrWent({ kind }) {
	return kind === "left" || kind === "recreated" || kind === "lost";
}
function followsBaselineService({ id, before, after }, { baselinePlaces }) {
	if (id.resource !== "endpoints" && id.resource !== "endpointslices") return false;
	const service = (after ?? before)?.labels["kubernetes.io/service-name"] ?? id.name;
	return baselinePlaces.has(placeOf$3({
		group: "",
		resource: "services",
		name: service,
		...id.namespace !== void 0 && { namespace: id.namespace }
	}));
}
function isHeartbeat(change) {
	if (resourceName(change.id) !== "leases.coordination.k8s.io") return false;
	if (change.kind === "modified" || change.id.namespace === "kube-node-lease") return true;
	return change.id.namespace === "kube-system" && isControlPlanes(change);
}
function isApiServerBookkeeping({ kind, id, before, after }) {
	if (id.resource === "configmaps") return id.name === "kube-apiserver-legacy-service-account-token-tracking";
	if (id.group !== "flowcontrol.apiserver.k8s.io" || kind !== "modified") return false;
	return ((after ?? before)?.annotations["apf.kubernetes.io/autoupdate-spec"] ?? "") !== "";
}
function isControlPlanes({ before, after }) {
	const writers = (after ?? before)?.writers ?? [];
	return writers.length > 0 && writers.every(({ manager }) => isControlPlaneManager(manager));
}
function hasLiveOwner({ after: object }, after) {
	return object?.owners.some(({ uid }) => after.objects.has(uid)) ?? false;
}

// src/snapshot/compare.ts
function compare(before, after, rules = NOISE_RULES) {
	const unseen = unseenResources([...before.failures, ...after.failures]);
	return withoutNoise([...changedObjects(before, after)].filter(({ id }) => !unseen(id)), before, after, rules);
}
function* changedObjects(before, after) {
	const gone = /* @__PURE__ */ new Map();
	for (const [uid, object] of before.objects) {
		const now = after.objects.get(uid);
		if (now === void 0) gone.set(placeOf$3(object.id), object);
		else yield* survivorChange(object, now);
	}
	for (const [uid, object] of after.objects) {
		if (before.objects.has(uid)) continue;
		const former = gone.get(placeOf$3(object.id));
		if (former === void 0) {
			yield {
				kind: isHeld$1(object) ? "stuck" : "left",
				id: object.id,
				after: object,
				fields: []
			};
			continue;
		}
		gone.delete(placeOf$3(object.id));
		yield {
			kind: "recreated",
			id: object.id,
			before: former,
			after: object,
			fields: fieldChanges$1(former, object)
		};
	}
	for (const object of gone.values()) if (object.deletionTimestamp === void 0) yield {
		kind: "lost",
		id: object.id,
		before: object,
		fields: []
	};
}
function* survivorChange(before, after) {
	const fields = fieldChanges$1(before, after);
	if (isHeld$1(after) && before.deletionTimestamp === void 0) yield {
		kind: "stuck",
		id: after.id,
		before,
		after,
		fields
	};
	else if (fields.length > 0) yield {
		kind: "modified",
		id: after.id,
		before,
		after,
		fields
	};
}
function isHeld$1(object) {
	return object.deletionTimestamp !== void 0 && (object.finalizers.length > 0 || resourceName(object.id) === "namespaces");
}
function unseenResources(failures) {
	const names = new Set(failures.map((failure) => failure.resource));
	return (id) => names.has(resourceName(id)) || names.has(`${id.group}/${id.version}`);
}
function withoutNoise(all, before, after, rules) {
	const context = {
		before,
		after,
		baselinePlaces: new Map([...before.objects.values()].map((object) => [placeOf$3(object.id), object]))
	};
	const counts = /* @__PURE__ */ new Map();
	return {
		changes: all.filter((change) => {
			const rule = rules.find((rule) => rule.matches(change, context));
			if (rule === void 0) return true;
			const entry = counts.get(rule.id) ?? {
				rule: rule.id,
				why: rule.why,
				count: 0
			};
			counts.set(rule.id, {
				...entry,
				count: entry.count + 1
			});
			return false;
		}).sort(byName),
		ignored: [...counts.values()].sort((a, b) => compareText(a.rule, b.rule))
	};
}
function byName(a, b) {
	return compareText(displayName(a.id), displayName(b.id));
}

// src/snapshot/content.ts
function withoutMetadata(object) {
	const { apiVersion: _a, kind: _k, metadata: _m, status: _s, ...content } = object;
	return content;
}
const NORMALISERS = {
	"customresourcedefinitions.apiextensions.k8s.io": crd,
	"validatingwebhookconfigurations.admissionregistration.k8s.io": withoutMetadata,
	"mutatingwebhookconfigurations.admissionregistration.k8s.io": withoutMetadata,
	"validatingadmissionpolicies.admissionregistration.k8s.io": withoutMetadata,
	"validatingadmissionpolicybindings.admissionregistration.k8s.io": withoutMetadata,
	"mutatingadmissionpolicies.admissionregistration.k8s.io": withoutMetadata,
	"mutatingadmissionpolicybindings.admissionregistration.k8s.io": withoutMetadata,
	"apiservices.apiregistration.k8s.io": withoutMetadata,
	"clusterroles.rbac.authorization.k8s.io": withoutMetadata,
	"clusterrolebindings.rbac.authorization.k8s.io": withoutMetadata,
	"roles.rbac.authorization.k8s.io": withoutMetadata,
	"rolebindings.rbac.authorization.k8s.io": withoutMetadata,
	"storageclasses.storage.k8s.io": withoutMetadata,
	"priorityclasses.scheduling.k8s.io": withoutMetadata,
	"ingressclasses.networking.k8s.io": withoutMetadata,
	"csinodes.storage.k8s.io": withoutMetadata,
	namespaces: namespace,
	nodes: node,
	configmaps: (object) => ({
		data: object.data,
		binaryData: object.binaryData
	})
};
const CONFIGMAP_NAMESPACE = "kube-system";
function contentScope(type) {
	const name = resourceName(type);
	if (name === "configmaps") return { namespace: CONFIGMAP_NAMESPACE };
	return name in NORMALISERS ? "all" : "none";
}
function contentOf$2(type, object) {
	return (NORMALISERS[resourceName(type)] ?? withoutMetadata)(object);
}
function crd(object) {
	return {
		spec: object.spec,
		storedVersions: object.status?.storedVersions
	};
}
function namespace(object) {
	return { finalizers: object.spec?.finalizers ?? [] };
}
function node(object) {
	const taints = (object.spec?.taints ?? []).filter((taint) => !taint.key.startsWith("node.kubernetes.io/")).map(({ key, value, effect }) => `${key}=${value ?? ""}:${effect}`).sort();
	const capacity = Object.entries(object.status?.capacity ?? {});
	return {
		taints,
		unschedulable: object.spec?.unschedulable ?? false,
		extendedResources: Object.fromEntries(capacity.filter(([name]) => name.includes("/")))
	};
}

// src/snapshot/take-snapshot.ts
const COMPUTED_GROUPS = /* @__PURE__ */ new Set([
	"metrics.k8s.io",
	"custom.metrics.k8s.io",
	"external.metrics.k8s.io"
]);
const COMPUTED_RESOURCES = /* @__PURE__ */ new Set(["componentstatuses"]);
async function takeSnapshot(api, signal, now = () => /* @__PURE__ */ new Date()) {
	const takenAt = now().toISOString();
	const discovery = await api.discover({ signal });
	const types = discovery.types.filter(isStored);
	const lists = await Promise.all(types.map((type) => listType(api, type, signal)));
	const failures = [...discovery.failures.filter(({ resource }) => !isComputed(resource)), ...await confirmedFailures(api, lists, signal)];
	const objects = /* @__PURE__ */ new Map();
	const resourceVersions = /* @__PURE__ */ new Map();
	for (const list of lists) {
		if ("failure" in list) continue;
		resourceVersions.set(resourceName(list.type), list.resourceVersion);
		for (const object of list.objects) if (!objects.has(object.id.uid)) objects.set(object.id.uid, object);
	}
	return {
		takenAt,
		types,
		objects,
		failures,
		resourceVersions
	};
}
function isComputed(groupVersion) {
	return COMPUTED_GROUPS.has(groupVersion.split("/")[0] ?? "");
}
function isStored(type) {
	return !COMPUTED_GROUPS.has(type.group) && !COMPUTED_RESOURCES.has(resourceName(type)) && type.verbs.includes("list");
}
async function listType(api, type, signal) {
	try {
		const scope = contentScope(type);
		if (scope === "all") {
			const { items, resourceVersion } = await api.list(type, { signal });
			return {
				type,
				resourceVersion,
				objects: items.filter(hasUid).map((item) => snapshotObject(type, item, contentOf$2(type, item)))
			};
		}
		const [{ items, resourceVersion }, contents] = await Promise.all([api.listMetadata(type, { signal }), scope === "none" ? /* @__PURE__ */ new Map() : contentsIn(api, type, scope.namespace, signal)]);
		return {
			type,
			resourceVersion,
			objects: items.filter(hasUid).map((item) => {
				const full = contents.get(item.metadata.uid);
				return snapshotObject(type, item, full && contentOf$2(type, full));
			})
		};
	} catch (error) {
		signal.throwIfAborted();
		return {
			type,
			failure: listFailure(resourceName(type), error)
		};
	}
}
async function contentsIn(api, type, namespace, signal) {
	const { items } = await api.list(type, {
		namespace,
		signal
	});
	return new Map(items.map((item) => [item.metadata.uid, item]));
}
async function confirmedFailures(api, lists, signal) {
	const failed = lists.filter((list) => "failure" in list);
	if (!failed.some((list) => list.failure.status === 404)) return failed.map((list) => list.failure);
	const served = new Set((await api.discover({ signal })).types.map(resourceName));
	return failed.filter((list) => list.failure.status !== 404 || served.has(resourceName(list.type))).map((list) => list.failure);
}
function hasUid(object) {
	return Boolean(object.metadata.uid);
}
function snapshotObject(type, object, content) {
	const { metadata } = object;
	return {
		id: objectId(type, metadata),
		labels: metadata.labels ?? {},
		annotations: metadata.annotations ?? {},
		finalizers: metadata.finalizers ?? [],
		owners: metadata.ownerReferences ?? [],
		creationTimestamp: metadata.creationTimestamp,
		...metadata.deletionTimestamp !== void 0 && { deletionTimestamp: metadata.deletionTimestamp },
		...metadata.deletionGracePeriodSeconds !== void 0 && { deletionGracePeriodSeconds: metadata.deletionGracePeriodSeconds },
		...metadata.generation !== void 0 && { generation: metadata.generation },
		resourceVersion: metadata.resourceVersion,
		writers: writersOf(metadata.managedFields ?? []),
		...content && { content }
	};
}

// src/snapshot/settle-baseline.ts
const INTERVAL_MS$2 = 200;
const DELETION_PATIENCE_MS = 1e4;
async function settleBaseline(api, options) {
	const { clock, signal, timeoutMs, onWait } = options;
	const deadline = clock.now() + timeoutMs;
	const complete = !options.waitForWorkloads || await untilWorkloadsHavePods(api, options, deadline);
	let previous = await takeSnapshot(api, signal);
	let agreedAt;
	for (;;) {
		await clock.sleep(INTERVAL_MS$2, signal);
		const look = await takeSnapshot(api, signal);
		const now = clock.now();
		const agrees = isDeepStrictEqual(failing(previous), failing(look)) && compare(previous, look).changes.length === 0;
		agreedAt = agrees ? agreedAt ?? now : void 0;
		const leaving = inDeletion(look);
		const patience = leaving.length === 0 ? 0 : DELETION_PATIENCE_MS;
		const quiet = complete && agreedAt !== void 0 && now - agreedAt >= patience;
		if (quiet || now >= deadline) return {
			snapshot: look,
			quiet
		};
		onWait?.(agrees ? `waiting for ${leaving.join(", ")} to go` : "waiting until two looks agree");
		previous = look;
	}
}
function inDeletion(snapshot) {
	return [...snapshot.objects.values()].filter((object) => object.deletionTimestamp !== void 0).map(({ id }) => displayName(id));
}
function failing(snapshot) {
	return snapshot.failures.map((failure) => failure.resource).sort();
}
const DEPLOYMENTS = {
	group: "apps",
	version: "v1",
	resource: "deployments",
	kind: "Deployment",
	namespaced: true,
	verbs: ["list"]
};
const DAEMON_SETS = {
	...DEPLOYMENTS,
	resource: "daemonsets",
	kind: "DaemonSet"
};
async function untilWorkloadsHavePods(api, options, deadline) {
	const { clock, signal, onWait } = options;
	for (;;) {
		const incomplete = await incompleteWorkloads(api, signal);
		if (incomplete.length === 0) return true;
		if (clock.now() >= deadline) return false;
		onWait?.(`waiting for the pods of ${incomplete.join(", ")}`);
		await clock.sleep(INTERVAL_MS$2, signal);
	}
}
async function incompleteWorkloads(api, signal) {
	return (await Promise.all([DEPLOYMENTS, DAEMON_SETS].map((type) => api.list(type, { signal })))).flatMap(({ items }) => items.filter((workload) => !hasItsPods(workload)).map(({ metadata }) => metadata.name));
}
function hasItsPods({ metadata, spec, status }) {
	if (status?.observedGeneration !== metadata.generation) return false;
	return spec?.replicas === void 0 ? (status?.currentNumberScheduled ?? 0) === status?.desiredNumberScheduled : (status?.replicas ?? 0) === spec.replicas;
}

// src/kube/called-services.ts
function serviceKey({ namespace, name }) {
	return `${namespace}/${name}`;
}
function serviceRef(service) {
	if (!isRecord(service) || typeof service.name !== "string") return void 0;
	return {
		name: service.name,
		namespace: String(service.namespace ?? "default")
	};
}
function serviceRefs(object) {
	return [...[...(Array.isArray(object.webhooks) ? object.webhooks.filter(isRecord) : []).map((webhook) => webhook.clientConfig), conversionClient(object)].map((client) => isRecord(client) ? client.service : void 0), object.kind === "APIService" ? object.spec?.service : void 0].map(serviceRef).filter((ref) => ref !== void 0);
}
function conversionClient({ spec }) {
	const conversion = spec?.conversion;
	const webhook = isRecord(conversion) ? conversion.webhook : void 0;
	return isRecord(webhook) ? webhook.clientConfig : void 0;
}

// src/health/broken-parts.ts
function brokenParts(snapshot) {
	const objects = [...snapshot.objects.values()];
	const services = snapshot.failures.some(({ resource }) => resource === "services") ? void 0 : new Set(objects.filter(({ id }) => resourceName(id) === "services").map(servicePlace));
	return [...services === void 0 ? [] : objects.flatMap((object) => missingServices(object, services)), ...snapshot.failures.filter(({ status = 500 }) => status === 429 || status >= 500).map(({ resource, error }) => `${resource} can't be listed: ${error}`)];
}
function servicePlace({ id }) {
	return `${id.namespace}/${id.name}`;
}
const CALLERS = {
	"customresourcedefinitions.apiextensions.k8s.io": "its conversion webhook",
	"validatingwebhookconfigurations.admissionregistration.k8s.io": "a webhook that must not fail",
	"mutatingwebhookconfigurations.admissionregistration.k8s.io": "a webhook that must not fail",
	"apiservices.apiregistration.k8s.io": "its group"
};
function missingServices({ id, content }, services) {
	const who = CALLERS[resourceName(id)];
	if (who === void 0 || content === void 0) return [];
	return [...new Set(serviceRefs({
		kind: id.kind,
		...content,
		webhooks: blocking$1(content.webhooks)
	}).map(serviceKey))].filter((service) => !services.has(service)).map((service) => `${shortName(id)}: ${who} is served by Service ${service}, which does not exist`);
}
function blocking$1(webhooks) {
	return Array.isArray(webhooks) ? webhooks.filter((entry) => isRecord(entry) && entry.failurePolicy !== "Ignore") : [];
}

// src/health/garbage-canary.ts
const CONFIG_MAPS = {
	group: "",
	version: "v1",
	resource: "configmaps",
	kind: "ConfigMap",
	namespaced: true,
	verbs: []
};
const OWNER = "clean-uninstall-canary-owner";
const OWNED = "clean-uninstall-canary";
const INTERVAL_MS$1 = 50;
async function garbageCanary(api, namespace, { clock, until, signal }) {
	const make = async (name, ownerReferences = []) => {
		const object = { metadata: {
			name,
			namespace,
			ownerReferences
		} };
		return (await api.apply(CONFIG_MAPS, object, { signal })).metadata.uid;
	};
	const owner = await make(OWNER);
	const owned = await make(OWNED, [{
		apiVersion: "v1",
		kind: "ConfigMap",
		name: OWNER,
		uid: owner
	}]);
	let collected = false;
	try {
		await api.delete(CONFIG_MAPS, OWNER, namespace, {
			signal,
			uid: owner
		});
		for (;;) {
			collected = (await api.get(CONFIG_MAPS, OWNED, namespace, { signal }))?.metadata.uid !== owned;
			if (collected || until.aborted) return {
				uids: [owner, owned],
				collected
			};
			await clock.sleep(INTERVAL_MS$1, signal);
		}
	} finally {
		if (!collected) await removeBoth(api, namespace);
	}
}
async function removeBoth(api, namespace) {
	const signal = AbortSignal.timeout(5e3);
	await Promise.allSettled([OWNED, OWNER].map((name) => api.delete(CONFIG_MAPS, name, namespace, { signal })));
}

// src/kube/paths.ts
function apiVersionOf(type) {
	return type.group === "" ? type.version : `${type.group}/${type.version}`;
}
function groupVersionPath(group, version) {
	return group === "" ? `/api/${encodeURIComponent(version)}` : `/apis/${encodeURIComponent(group)}/${encodeURIComponent(version)}`;
}
function collectionPath(type, namespace) {
	const scope = namespace === void 0 ? "" : `/namespaces/${encodeURIComponent(namespace)}`;
	return `${groupVersionPath(type.group, type.version)}${scope}/${encodeURIComponent(type.resource)}`;
}
function objectPath(type, name, namespace) {
	return `${collectionPath(type, namespace)}/${encodeURIComponent(name)}`;
}
function withQuery(path, query) {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(query)) if (value !== void 0) search.set(name, String(value));
	return search.size === 0 ? path : `${path}?${search}`;
}

// src/health/served-versions.ts
async function unreadableVersions(api, snapshot, signal) {
	const crds = [...snapshot.objects.values()].filter(({ id }) => resourceName(id) === "customresourcedefinitions.apiextensions.k8s.io");
	const listed = new Set(snapshot.types.map((type) => collectionPath(type)));
	const tries = crds.flatMap((crd) => servedVersions(crd, listed).map(async (type) => {
		const path = withQuery(collectionPath(type), { limit: 1 });
		const problem = await api.getPath(path, { signal }).then(() => void 0, messageOf$1);
		return problem && `${shortName(crd.id)}: its version ${type.version} can't be listed: ${problem}`;
	}));
	const problems = await Promise.all(tries);
	signal.throwIfAborted();
	return problems.filter((problem) => problem !== void 0);
}
function servedVersions({ content }, listed) {
	const { conversion, group, names, versions } = isRecord(content?.spec) ? content.spec : {};
	if (!isRecord(conversion) || conversion.strategy !== "Webhook" || !isRecord(names) || !Array.isArray(versions)) return [];
	return versions.filter((version) => isRecord(version) && version.served === true).map(({ name }) => ({
		group: String(group),
		version: String(name),
		resource: String(names.plural)
	})).filter((type) => !listed.has(collectionPath(type)));
}

// src/steps/namespace.ts
const NAMESPACES = {
	group: "",
	version: "v1",
	resource: "namespaces",
	kind: "Namespace",
	namespaced: false,
	verbs: ["get"]
};
async function prepareNamespace(life, { api, existing }, clock = systemClock) {
	const { namespace, createNamespace } = life.options;
	const keep = async () => {};
	if (await whatStays(api, namespace, life.signal, clock) !== void 0) return {
		namespaceMadeBy: "baseline",
		remove: keep
	};
	if (createNamespace) return {
		namespaceMadeBy: "helm",
		remove: keep
	};
	if (existing) life.record.facts.namespaceToRemove = { name: namespace };
	const { metadata } = await api.apply(NAMESPACES, { metadata: { name: namespace } }, { signal: life.signal });
	if (!existing) return {
		namespaceMadeBy: "us",
		remove: keep
	};
	const made = {
		name: namespace,
		uid: metadata.uid
	};
	life.record.facts.namespaceToRemove = made;
	return {
		namespaceMadeBy: "us",
		remove: (settled) => removeNamespace(life, api, made, settled)
	};
}
const GOES_WITHIN_MS = 6e4;
const LOOK_EVERY_MS = 500;
async function whatStays(api, name, signal, clock) {
	for (const deadline = clock.now() + GOES_WITHIN_MS;; await clock.sleep(LOOK_EVERY_MS, signal)) {
		const found = await api.get(NAMESPACES, name, void 0, { signal });
		if (found?.metadata.deletionTimestamp === void 0) return found;
		if (clock.now() < deadline) continue;
		throw infrastructureProblem(`namespace ${name} is in deletion, and still there after ${formatDuration(GOES_WITHIN_MS)}`, `Perhaps an earlier check deleted it. \`kubectl get namespace ${name} -o yaml\` shows what keeps it (status.conditions); wait until it is gone, or take another one with --namespace.`);
	}
}
async function leaveNamespace({ record }, api, signal) {
	const { installStarted, namespaceToRemove } = record.facts;
	if (namespaceToRemove === void 0) return;
	const { name, uid } = namespaceToRemove;
	if (installStarted) return record.warn(`namespace ${name}, made for this run, was kept`);
	if (uid === void 0) return record.warn(`namespace ${name} may have been made for this run`);
	const problem = await api.delete(NAMESPACES, name, void 0, {
		uid,
		signal
	}).then(() => void 0, messageOf$1);
	if (problem !== void 0) record.warn(`namespace ${name}, made for this run, was not removed: ${problem}`);
}
async function removeNamespace({ record, signal }, api, { name, uid }, settled) {
	delete record.facts.namespaceToRemove;
	if (record.facts.probe?.namespaces.some(({ id }) => id.name === name)) return;
	if (settled.comparison.changes.some(({ id }) => id.namespace === name) || settled.after.failures.length > 0) return record.warn(`namespace ${name}, made for this run, was kept with what was left in it`);
	const problem = await api.delete(NAMESPACES, name, void 0, {
		uid,
		signal
	}).then(() => void 0, messageOf$1);
	if (problem !== void 0) record.warn(`namespace ${name} was not removed: ${problem}`);
}

// src/steps/health.ts
const PAUSE_MS$2 = 1e3;
const SHOWN$3 = 5;
async function onSoundCluster(life, api, { takeBaseline, patienceMs, onWait }) {
	const { signal } = life;
	const patience = new AbortController();
	const canary = flyCanary(life, api, patience.signal);
	canary.catch(() => {});
	const startedAt = systemClock.now();
	let baseline = await takeBaseline();
	const timer = setTimeout(() => patience.abort(), patienceMs);
	const deadline = Math.max(startedAt + patienceMs, systemClock.now() + patienceMs / 3);
	try {
		let broken = await whatIsBroken(api, baseline.snapshot, signal);
		while (broken.length > 0) {
			if (systemClock.now() >= deadline) throw brokenCluster(broken);
			onWait(`the cluster is broken: ${broken[0]}`);
			await systemClock.sleep(PAUSE_MS$2, signal);
			broken = await whatIsBroken(api, await takeSnapshot(api, signal), signal);
			if (broken.length === 0) baseline = await takeBaseline();
		}
		const { uids, collected } = await canary;
		if (!collected) throw brokenCluster(["the garbage collector does not remove what has lost its owner"]);
		for (const uid of uids) baseline.snapshot.objects.delete(uid);
		return baseline;
	} finally {
		clearTimeout(timer);
		patience.abort();
		await canary.catch(() => {});
	}
}
async function whatIsBroken(api, snapshot, signal) {
	return [...brokenParts(snapshot), ...await unreadableVersions(api, snapshot, signal)];
}
async function flyCanary({ options, record, signal }, api, until) {
	const { namespace } = options;
	try {
		const there = !options.createNamespace || await api.get(NAMESPACES, namespace, void 0, { signal }) !== void 0;
		return await garbageCanary(api, there ? namespace : "default", {
			clock: systemClock,
			until,
			signal
		});
	} catch (error) {
		if (!(error instanceof ApiError)) throw error;
		record.warn(`whether the garbage collector works could not be tried: ${messageOf$1(error)}`);
		return {
			uids: [],
			collected: true
		};
	}
}
function brokenCluster(parts) {
	const shown = [...parts.slice(0, SHOWN$3), ...parts.length > SHOWN$3 ? [`${parts.length - SHOWN$3} more`] : []];
	return infrastructureProblem(`the cluster is broken before anything is installed: ${shown.join("; ")}`, "Perhaps an earlier check left it. Repair it, or remove what is named with kubectl delete, or check the chart on another cluster: what this one does would be blamed on the chart.");
}

// src/steps/baseline.ts
const TIMEOUT_MS$1 = 6e4;
const HEALING_MS = 15e3;
async function baselineStep(life, { api, existing }, name, patienceMs = HEALING_MS) {
	const { record, signal } = life;
	const take = (onWait) => {
		const options = {
			timeoutMs: TIMEOUT_MS$1,
			signal,
			clock: systemClock,
			waitForWorkloads: !existing,
			onWait
		};
		return onSoundCluster(life, api, {
			takeBaseline: () => settleBaseline(api, options),
			patienceMs,
			onWait
		});
	};
	const { snapshot, quiet } = await record.step("baseline", take, ({ snapshot: { objects, types } }) => {
		return `${counted(objects.size, "object")} in ${counted(types.length, "resource")}`;
	});
	record.facts.baseline = snapshot;
	if (!quiet) record.warn("the cluster was not quiet before the install: what it does by itself may be blamed on the chart");
	const owned = ownedBefore(snapshot, name);
	if (owned.length > 0) record.warn(`an earlier release ${name.releaseName} has left ${listed(owned, 5)}: what was there before the install is not reported`);
	for (const { resource, error } of snapshot.failures) record.warn(`${resource} could not be listed before the install: ${error}`);
	return snapshot;
}

// src/kube/pods.ts
const PODS = {
	group: "",
	version: "v1",
	resource: "pods",
	kind: "Pod",
	namespaced: true,
	verbs: ["list"]
};

// src/kube/events.ts
const EVENTS = {
	...PODS,
	resource: "events",
	kind: "Event"
};
function involvedObject(event) {
	return event.involvedObject ?? {};
}
function lastSeen({ metadata, lastTimestamp, eventTime, firstTimestamp }) {
	return String(lastTimestamp ?? eventTime ?? firstTimestamp ?? metadata.creationTimestamp);
}

// src/snapshot/snapshot.ts
function isUnseen({ failures }, type) {
	return failures.some(({ resource }) => resource === resourceName(type) || resource.startsWith(`${type.group}/`));
}
function hasUnchanged({ objects }, { uid, resourceVersion }) {
	const known = objects.get(uid);
	return known !== void 0 && known.resourceVersion === resourceVersion;
}

// src/diagnose/evidence/events.ts
async function eventsSince(api, before, namespaces, signal) {
	const lists = await Promise.all([...new Set(namespaces)].map((namespace) => api.list(EVENTS, {
		signal,
		namespace
	}).catch(() => ({ items: [] }))));
	signal.throwIfAborted();
	return lists.flatMap(({ items }) => items).filter(({ metadata }) => !hasUnchanged(before, metadata));
}
function clusterEvents(events) {
	return events.map(clusterEvent).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)).slice(-500);
}
function clusterEvent(event) {
	const { kind = "", namespace, name = "", uid = "" } = involvedObject(event);
	return {
		at: lastSeen(event),
		type: String(event.type ?? ""),
		reason: String(event.reason ?? ""),
		message: String(event.message ?? ""),
		uid,
		about: shortName({
			kind,
			name,
			...namespace && { namespace }
		})
	};
}

// src/kube/slots.ts
var Slots = class {
	#free;
	#waiting = [];
	constructor(count) {
		this.#free = count;
	}
	async run(work, signal) {
		await this.#acquire(signal);
		try {
			return await work();
		} finally {
			this.#release();
		}
	}
	async #acquire(signal) {
		signal?.throwIfAborted();
		if (this.#free > 0) {
			this.#free -= 1;
			return;
		}
		const { promise, resolve, reject } = Promise.withResolvers();
		const giveUp = () => {
			const place = this.#waiting.indexOf(resolve);
			if (place === -1) return;
			this.#waiting.splice(place, 1);
			reject(signal?.reason);
		};
		this.#waiting.push(resolve);
		signal?.addEventListener("abort", giveUp, { once: true });
		try {
			await promise;
		} finally {
			signal?.removeEventListener("abort", giveUp);
		}
	}
	#release() {
		const next = this.#waiting.shift();
		if (next === void 0) this.#free += 1;
		else next();
	}
};

// src/scenario/pod-problems.ts
const stateSchema = object({
	waiting: object({
		reason: string().optional(),
		message: string().optional()
	}).optional(),
	terminated: object({
		exitCode: number(),
		reason: string().optional(),
		message: string().optional()
	}).optional()
}).default({});
const containerSchema = object({
	name: string(),
	ready: boolean().default(false),
	restartCount: number().default(0),
	state: stateSchema,
	lastState: stateSchema
});
const statusSchema = object({
	phase: string().default("Unknown"),
	conditions: array(object({
		type: string(),
		status: string(),
		reason: string().optional(),
		message: string().optional()
	})).default([]),
	initContainerStatuses: array(containerSchema).default([]),
	containerStatuses: array(containerSchema).default([])
});
function podProblems(pod) {
	const parsed = statusSchema.safeParse(pod.status ?? {});
	if (!parsed.success || parsed.data.phase === "Succeeded") return [];
	const status = parsed.data;
	const containers = [...status.initContainerStatuses, ...status.containerStatuses].flatMap((container) => {
		const what = containerProblem(container);
		if (what === void 0) return [];
		const text = `${status.phase}, container ${container.name}: ${what}`;
		const { exitCode } = endOf$1(container) ?? {};
		return [{
			text,
			container: container.name,
			hasRun: hasRun$1(container),
			...exitCode !== void 0 && { exitCode }
		}];
	});
	return containers.length > 0 ? containers : podProblem(status);
}
function endOf$1({ state, lastState }) {
	return state.terminated ?? lastState.terminated;
}
function containerProblem(container) {
	const { ready, restartCount, state } = container;
	const ended = endOf$1(container);
	const exit = ended === void 0 ? void 0 : `exit code ${ended.exitCode}${ended.reason ? ` (${ended.reason})` : ""}`;
	const restarts = restartCount === 0 ? void 0 : restartCount === 1 ? "1 restart" : `${restartCount} restarts`;
	if (state.terminated?.exitCode === 0 || state.waiting?.reason === "PodInitializing") return void 0;
	const { reason, message } = state.waiting ?? {};
	if (state.waiting) return [
		joined$2(reason ?? "waiting", message),
		exit,
		restarts
	].filter((part) => part).join(", ");
	if (state.terminated) return [
		exit,
		state.terminated.message,
		restarts
	].filter((part) => part).join(", ");
	return ready ? void 0 : ["running, not ready", restarts].filter((part) => part).join(", ");
}
function podProblem({ phase, conditions }) {
	const failed = conditions.find(({ status, reason }) => status === "False" && reason !== void 0 && reason !== "PodCompleted");
	if (failed !== void 0) return [{
		text: `${phase}, ${joined$2(failed.reason ?? failed.type, failed.message)}`,
		hasRun: false
	}];
	return phase === "Running" ? [] : [{
		text: phase,
		hasRun: false
	}];
}
function hasRun$1({ restartCount, state, lastState }) {
	return restartCount > 0 || state.terminated !== void 0 || lastState.terminated !== void 0 || state.waiting === void 0;
}
function joined$2(reason, message) {
	return message === void 0 || message === "" ? reason : `${reason}: ${message.replaceAll("\n", " ")}`;
}

// src/scenario/pod-containers.ts
const DEFAULT_CONTAINER = "kubectl.kubernetes.io/default-container";
function containerNames({ spec }) {
	return [...namesOf$2(spec?.initContainers), ...namesOf$2(spec?.containers)];
}
function containerToAsk(pod) {
	const problems = podProblems(pod).filter(({ container }) => container !== void 0);
	return (problems.find(({ exitCode = 0 }) => exitCode !== 0) ?? problems.find(({ hasRun }) => !hasRun))?.container ?? pod.metadata.annotations?.[DEFAULT_CONTAINER] ?? namesOf$2(pod.spec?.containers)[0];
}
function namesOf$2(containers) {
	return Array.isArray(containers) ? containers.filter(isRecord).map(({ name }) => String(name)) : [];
}

// src/diagnostics/pod-logs.ts
const MOST_PODS = 20;
const MOST_LINES = 1e3;
const MOST_BYTES$1 = 524288;
const MOST_CONTAINERS = 40;
const LIMIT_MS = 3e3;
const AT_ONCE = 4;
async function readPodLogs(api, before, signal, limitMs = LIMIT_MS) {
	const inTime = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
	const slots = new Slots(AT_ONCE);
	const containers = worstFirst((await api.list(PODS, { signal: inTime }).catch(() => ({ items: [] }))).items.filter(({ metadata }) => !before.objects.has(metadata.uid))).slice(0, 20).flatMap(containersOf$2).slice(0, MOST_CONTAINERS);
	const logs = await Promise.all(containers.map(async ({ namespace, pod, container }) => {
		const options = {
			container,
			tailLines: MOST_LINES,
			limitBytes: MOST_BYTES$1,
			signal: inTime
		};
		return {
			namespace,
			pod,
			container,
			text: await slots.run(() => api.podLog(namespace, pod, options), inTime).catch(() => "")
		};
	}));
	signal.throwIfAborted();
	return logs.filter(({ text }) => text.trim() !== "");
}
function worstFirst(pods) {
	const isReady = new Map(pods.map((pod) => [pod, podProblems(pod).length === 0]));
	return pods.toSorted((one, other) => Number(isReady.get(one)) - Number(isReady.get(other)));
}
function containersOf$2(pod) {
	const { namespace = "", name } = pod.metadata;
	return containerNames(pod).map((container) => ({
		namespace,
		pod: name,
		container
	}));
}

// src/steps/before-uninstall.ts
const TRIES$2 = 3;
const PAUSE_MS$1 = 1e3;
const BROKEN_OFF_MS = 5e3;
async function lookBeforeUninstall({ record }, api, before, signal, clock = systemClock) {
	record.facts.podLogs = await readPodLogs(api, before, signal);
	const installed = await lookAtAll(api, before, signal, clock);
	record.facts.installed = installed;
	return installed;
}
async function lookAtAll(api, before, signal, clock) {
	const known = new Set(before.failures.map(({ resource }) => resource));
	for (let tries = 1;; tries++) {
		const look = await takeSnapshot(api, signal);
		if (tries === TRIES$2 || look.failures.every(({ resource }) => known.has(resource))) return look;
		await clock.sleep(PAUSE_MS$1, signal);
	}
}
async function lookWhenBrokenOff(life, api, before) {
	const { facts } = life.record;
	if (life.world.signal.aborted) return;
	const signal = AbortSignal.timeout(BROKEN_OFF_MS);
	const look = async () => {
		facts.installed ??= await takeSnapshot(api, signal);
	};
	const readLogs = async () => {
		if (facts.uninstall === void 0) facts.podLogs ??= await readPodLogs(api, before, signal);
	};
	const readEvents = async () => {
		facts.events ??= clusterEvents(await eventsSince(api, before, [life.options.namespace], signal));
	};
	await Promise.allSettled([
		look(),
		readLogs(),
		readEvents()
	]);
}

// src/report/redact.ts
const HIDDEN$1 = "(hidden)";
const SETTINGS = /^--set(?:-string|-json|-literal|-file)?$/;
const SECRETS = /^--(?:username|password|kube-token|post-renderer-args)$/;
const USER_OF_ADDRESS = /(?<=:\/\/)[^/?#\s]*@/g;
function withoutValues(argv) {
	return argv.map((word, index) => {
		const [, flag, value] = /^(--[a-z-]+)=([\s\S]*)$/.exec(word) ?? [];
		if (flag !== void 0 && value !== void 0) return `${flag}=${shown(flag, value)}`;
		return shown(argv[index - 1] ?? "", word);
	});
}
function shown(flag, value) {
	if (SECRETS.test(flag)) return HIDDEN$1;
	if (!SETTINGS.test(flag)) return value.replace(USER_OF_ADDRESS, `${HIDDEN$1}@`);
	return `${/^[^=\s{}"',]+=/.exec(value)?.[0] ?? ""}${HIDDEN$1}`;
}
const OF_RELEASE = /^(NAME|LAST DEPLOYED|NAMESPACE|STATUS|REVISION|DESCRIPTION|TEST SUITE):/;
function withoutNotes(stdout) {
	const lines = stdout.trimEnd().split("\n");
	const end = lines.findIndex((line) => !OF_RELEASE.test(line));
	if (end === -1 || stdout.trim() === "") return stdout;
	const left = lines.length - end;
	return [...lines.slice(0, end), `(${left === 1 ? "1 line" : `${left} lines`} not shown: notes may hold secrets)`].join("\n");
}

// src/timeline/select.ts
const PROGRAMS = /* @__PURE__ */ new Set([
	"Deployment",
	"StatefulSet",
	"DaemonSet",
	"ReplicaSet",
	"Pod",
	"Job",
	"CronJob"
]);
const MOST_EVENTS$2 = 300;
function concerning({ events }, changes, release) {
	const places = new Set(changes.map(({ id }) => placeOf$3(id)));
	const programs = new Set(programsOf(release));
	const owners = /* @__PURE__ */ new Set();
	const chosen = events.filter(({ id, owners: above }) => {
		const isProgram = programs.has(`${id.kind}/${id.namespace}/${id.name}`);
		const isMade = PROGRAMS.has(id.kind) && above.some(({ uid }) => owners.has(uid));
		if (isProgram || isMade) owners.add(id.uid);
		return isProgram || isMade || places.has(placeOf$3(id));
	});
	if (chosen.length <= MOST_EVENTS$2) return chosen;
	return chosen.filter(({ event }) => event !== "changed").slice(-300);
}
function programsOf(release) {
	if (release === void 0) return [];
	return [...release.objects, ...release.hooks].filter(({ kind }) => PROGRAMS.has(kind)).map(({ kind, namespace = release.namespace, name }) => `${kind}/${namespace}/${name}`);
}

// src/steps/build-report.ts
const OUTPUT_LINES = 40;
function buildReport(record, judgement, asked) {
	const { facts } = record;
	const { baseline, settled, chart, uninstall } = facts;
	return {
		schema: REPORT_SCHEMA,
		...judgement,
		startedAt: record.startedAt.toISOString(),
		durationMs: record.durationMs(),
		tool: { version: TOOL_VERSION },
		command: asked.command,
		...facts.cluster && { cluster: clusterOf(facts.cluster, facts.kindVersion, facts.kubernetesVersion) },
		...facts.helmVersion && { helm: { version: facts.helmVersion } },
		chart: {
			source: asked.source,
			...chart && {
				name: chart.name,
				version: chart.version
			},
			...chart?.inPlace && { directory: chart.directory },
			...facts.repositoryPath !== void 0 && { repositoryPath: facts.repositoryPath }
		},
		...facts.release && { release: {
			name: facts.release.releaseName,
			namespace: facts.release.namespace
		} },
		scenario: "install-uninstall",
		policy: { failOn: asked.failOn },
		steps: record.steps,
		...facts.install && { install: {
			...commandOf$1(facts.install),
			stdout: ""
		} },
		...uninstall && { uninstall: {
			...commandOf$1(uninstall),
			kept: uninstall.kept,
			...uninstall.releaseStatus && { releaseStatus: uninstall.releaseStatus }
		} },
		findings: facts.findings.map((finding) => findingOf$2(finding, asked.failOn, settled)),
		ignored: facts.ignored,
		kept: facts.findings.filter((finding) => finding.severity === "kept").flatMap(({ changes }) => changes.map(({ id }) => displayName(id))),
		...settled && { settle: {
			reason: settled.reason,
			durationMs: settled.durationMs,
			looks: settled.looks,
			moving: settled.moving.map(({ what, why }) => `${what}: ${why}`),
			stuck: settled.stuck.map(({ what, why }) => `${what}: ${why}`)
		} },
		...facts.probe && { probe: probeOf(facts.probe, facts.release?.namespace) },
		...baseline && { baseline: countOf(baseline) },
		...settled && { after: countOf(settled.after) },
		listFailures: listFailuresOf(baseline, settled?.after),
		timeline: timelineOf(facts),
		...facts.diagnostics !== void 0 && { diagnostics: facts.diagnostics },
		warnings: record.warnings
	};
}
function timelineOf({ timeline = NO_TIMELINE, settled, rendered }) {
	return concerning(timeline, settled?.comparison.changes ?? [], rendered).map(({ at, event, id, manager }) => ({
		at,
		event,
		object: displayName(id),
		uid: id.uid,
		...manager !== void 0 && { manager }
	}));
}
function clusterOf(cluster, kind, kubernetes) {
	return {
		...cluster,
		...kind && { kind },
		...kubernetes && { kubernetes }
	};
}
function commandOf$1(command) {
	return {
		argv: withoutValues(command.argv),
		exitCode: command.exitCode ?? null,
		durationMs: command.durationMs,
		timedOut: command.timedOut,
		stdout: lastLines(command.stdout, OUTPUT_LINES),
		stderr: lastLines(command.stderr, OUTPUT_LINES)
	};
}
function findingOf$2(finding, failOn, settled) {
	const { after, moving = [] } = settled ?? {};
	const { template, ...attribution } = finding.attribution;
	return {
		class: finding.class,
		title: finding.title,
		severity: finding.severity,
		fails: fails(finding, failOn, moving),
		objects: finding.changes.map((change) => objectOf$1(change, after)),
		cause: finding.cause,
		evidence: finding.evidence,
		attribution: {
			...template && {
				template: template.file,
				...template.line !== void 0 && { line: template.line }
			},
			...attribution
		},
		chartFix: finding.chartFix,
		remedy: {
			commands: finding.cleanUp.map(({ argv, why }) => ({
				argv,
				text: shellText(argv),
				why
			})),
			proven: null
		},
		docs: finding.docs
	};
}
function objectOf$1(change, after) {
	const object = change.after ?? change.before;
	const manager = object && lastWriter(object.writers)?.manager;
	return {
		...change.id,
		change: change.kind,
		...object?.deletionTimestamp !== void 0 && { deletionTimestamp: object.deletionTimestamp },
		finalizers: object?.finalizers ?? [],
		owners: (object?.owners ?? []).map(({ apiVersion, kind, name, uid }) => ({
			apiVersion,
			kind,
			name,
			uid,
			exists: after?.objects.has(uid) ?? false
		})),
		...manager !== void 0 && { manager },
		...change.fields.length > 0 && { fields: change.fields }
	};
}
function probeOf({ end, durationMs, namespaces, crds }, release) {
	const namespace = namespaces.find(({ id }) => id.name === release);
	return {
		end,
		durationMs,
		...namespace && { namespace: probedOf$1(namespace) },
		otherNamespaces: namespaces.filter((other) => other !== namespace).map(probedOf$1),
		crds: crds.map(probedOf$1)
	};
}
function probedOf$1({ id, conditions, blocking, ...probed }) {
	return {
		name: id.name,
		...probed,
		conditions: conditions.map(({ type, reason, message }) => ({
			type,
			reason,
			message
		})),
		blocking: blocking.map(({ id: object, finalizers, why }) => ({
			...object,
			finalizers,
			why
		}))
	};
}
function countOf({ objects, types }) {
	return {
		objects: objects.size,
		resources: types.length
	};
}
function listFailuresOf(...snapshots) {
	const failures = snapshots.flatMap((snapshot) => snapshot?.failures ?? []);
	return [...new Map(failures.map(({ resource, error }) => [`${resource} ${error}`, {
		resource,
		error
	}])).values()];
}

// node_modules/yaml/dist/nodes/identity.js
var require_identity = /* @__PURE__ */ __commonJSMin(((exports) => {
	const ALIAS = Symbol.for("yaml.alias");
	const DOC = Symbol.for("yaml.document");
	const MAP = Symbol.for("yaml.map");
	const PAIR = Symbol.for("yaml.pair");
	const SCALAR = Symbol.for("yaml.scalar");
	const SEQ = Symbol.for("yaml.seq");
	const NODE_TYPE = Symbol.for("yaml.node.type");
	const isAlias = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
	const isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
	const isMap = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
	const isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
	const isScalar = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
	const isSeq = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
	function isCollection(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case MAP:
			case SEQ: return true;
		}
		return false;
	}
	function isNode(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case ALIAS:
			case MAP:
			case SCALAR:
			case SEQ: return true;
		}
		return false;
	}
	const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;
	exports.ALIAS = ALIAS;
	exports.DOC = DOC;
	exports.MAP = MAP;
	exports.NODE_TYPE = NODE_TYPE;
	exports.PAIR = PAIR;
	exports.SCALAR = SCALAR;
	exports.SEQ = SEQ;
	exports.hasAnchor = hasAnchor;
	exports.isAlias = isAlias;
	exports.isCollection = isCollection;
	exports.isDocument = isDocument;
	exports.isMap = isMap;
	exports.isNode = isNode;
	exports.isPair = isPair;
	exports.isScalar = isScalar;
	exports.isSeq = isSeq;
}));

// node_modules/yaml/dist/visit.js
var require_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove node");
	function visit(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (visit_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else visit_(null, node, visitor_, Object.freeze([]));
	}
	visit.BREAK = BREAK;
	visit.SKIP = SKIP;
	visit.REMOVE = REMOVE;
	function visit_(key, node, visitor, path) {
		const ctrl = callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visit_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = visit_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = visit_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = visit_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	async function visitAsync(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (await visitAsync_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else await visitAsync_(null, node, visitor_, Object.freeze([]));
	}
	visitAsync.BREAK = BREAK;
	visitAsync.SKIP = SKIP;
	visitAsync.REMOVE = REMOVE;
	async function visitAsync_(key, node, visitor, path) {
		const ctrl = await callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visitAsync_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = await visitAsync_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = await visitAsync_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = await visitAsync_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	function initVisitor(visitor) {
		if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) return Object.assign({
			Alias: visitor.Node,
			Map: visitor.Node,
			Scalar: visitor.Node,
			Seq: visitor.Node
		}, visitor.Value && {
			Map: visitor.Value,
			Scalar: visitor.Value,
			Seq: visitor.Value
		}, visitor.Collection && {
			Map: visitor.Collection,
			Seq: visitor.Collection
		}, visitor);
		return visitor;
	}
	function callVisitor(key, node, visitor, path) {
		if (typeof visitor === "function") return visitor(key, node, path);
		if (identity.isMap(node)) return visitor.Map?.(key, node, path);
		if (identity.isSeq(node)) return visitor.Seq?.(key, node, path);
		if (identity.isPair(node)) return visitor.Pair?.(key, node, path);
		if (identity.isScalar(node)) return visitor.Scalar?.(key, node, path);
		if (identity.isAlias(node)) return visitor.Alias?.(key, node, path);
	}
	function replaceNode(key, path, node) {
		const parent = path[path.length - 1];
		if (identity.isCollection(parent)) parent.items[key] = node;
		else if (identity.isPair(parent)) {
			if (key === "key") parent.key = node;
			else parent.value = node;
		} else if (identity.isDocument(parent)) parent.contents = node;
		else {
			const pt = identity.isAlias(parent) ? "alias" : "scalar";
			throw new Error(`Cannot replace node with ${pt} parent`);
		}
	}
	exports.visit = visit;
	exports.visitAsync = visitAsync;
}));

// node_modules/yaml/dist/doc/directives.js
var require_directives = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	const escapeChars = {
		"!": "%21",
		",": "%2C",
		"[": "%5B",
		"]": "%5D",
		"{": "%7B",
		"}": "%7D"
	};
	const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
	var Directives = class Directives {
		constructor(yaml, tags) {
			this.docStart = null;
			this.docEnd = false;
			this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
			this.tags = Object.assign({}, Directives.defaultTags, tags);
		}
		clone() {
			const copy = new Directives(this.yaml, this.tags);
			copy.docStart = this.docStart;
			return copy;
		}
		atDocument() {
			const res = new Directives(this.yaml, this.tags);
			switch (this.yaml.version) {
				case "1.1":
					this.atNextDocument = true;
					break;
				case "1.2":
					this.atNextDocument = false;
					this.yaml = {
						explicit: Directives.defaultYaml.explicit,
						version: "1.2"
					};
					this.tags = Object.assign({}, Directives.defaultTags);
			}
			return res;
		}
		add(line, onError) {
			if (this.atNextDocument) {
				this.yaml = {
					explicit: Directives.defaultYaml.explicit,
					version: "1.1"
				};
				this.tags = Object.assign({}, Directives.defaultTags);
				this.atNextDocument = false;
			}
			const parts = line.trim().split(/[ \t]+/);
			const name = parts.shift();
			switch (name) {
				case "%TAG": {
					if (parts.length !== 2) {
						onError(0, "%TAG directive should contain exactly two parts");
						if (parts.length < 2) return false;
					}
					const [handle, prefix] = parts;
					this.tags[handle] = prefix;
					return true;
				}
				case "%YAML": {
					this.yaml.explicit = true;
					if (parts.length !== 1) {
						onError(0, "%YAML directive should contain exactly one part");
						return false;
					}
					const [version] = parts;
					if (version === "1.1" || version === "1.2") {
						this.yaml.version = version;
						return true;
					} else {
						const isValid = /^\d+\.\d+$/.test(version);
						onError(6, `Unsupported YAML version ${version}`, isValid);
						return false;
					}
				}
				default:
					onError(0, `Unknown directive ${name}`, true);
					return false;
			}
		}
		tagName(source, onError) {
			if (source === "!") return "!";
			if (source[0] !== "!") {
				onError(`Not a valid tag: ${source}`);
				return null;
			}
			if (source[1] === "<") {
				const verbatim = source.slice(2, -1);
				if (verbatim === "!" || verbatim === "!!") {
					onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
					return null;
				}
				if (source[source.length - 1] !== ">") onError("Verbatim tags must end with a >");
				return verbatim;
			}
			const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
			if (!suffix) onError(`The ${source} tag has no suffix`);
			const prefix = this.tags[handle];
			if (prefix) try {
				return prefix + decodeURIComponent(suffix);
			} catch (error) {
				onError(String(error));
				return null;
			}
			if (handle === "!") return source;
			onError(`Could not resolve tag: ${source}`);
			return null;
		}
		tagString(tag) {
			for (const [handle, prefix] of Object.entries(this.tags)) if (tag.startsWith(prefix)) return handle + escapeTagName(tag.substring(prefix.length));
			return tag[0] === "!" ? tag : `!<${tag}>`;
		}
		toString(doc) {
			const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
			const tagEntries = Object.entries(this.tags);
			let tagNames;
			if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
				const tags = {};
				visit.visit(doc.contents, (_key, node) => {
					if (identity.isNode(node) && node.tag) tags[node.tag] = true;
				});
				tagNames = Object.keys(tags);
			} else tagNames = [];
			for (const [handle, prefix] of tagEntries) {
				if (handle === "!!" && prefix === "tag:yaml.org,2002:") continue;
				if (!doc || tagNames.some((tn) => tn.startsWith(prefix))) lines.push(`%TAG ${handle} ${prefix}`);
			}
			return lines.join("\n");
		}
	};
	Directives.defaultYaml = {
		explicit: false,
		version: "1.2"
	};
	Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
	exports.Directives = Directives;
}));

// node_modules/yaml/dist/doc/anchors.js
var require_anchors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	function anchorIsValid(anchor) {
		if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
			const msg = `Anchor must not contain whitespace or control characters: ${JSON.stringify(anchor)}`;
			throw new Error(msg);
		}
		return true;
	}
	function anchorNames(root) {
		const anchors = /* @__PURE__ */ new Set();
		visit.visit(root, { Value(_key, node) {
			if (node.anchor) anchors.add(node.anchor);
		} });
		return anchors;
	}
	function findNewAnchor(prefix, exclude) {
		for (let i = 1;; ++i) {
			const name = `${prefix}${i}`;
			if (!exclude.has(name)) return name;
		}
	}
	function createNodeAnchors(doc, prefix) {
		const aliasObjects = [];
		const sourceObjects = /* @__PURE__ */ new Map();
		let prevAnchors = null;
		return {
			onAnchor: (source) => {
				aliasObjects.push(source);
				prevAnchors ?? (prevAnchors = anchorNames(doc));
				const anchor = findNewAnchor(prefix, prevAnchors);
				prevAnchors.add(anchor);
				return anchor;
			},
			setAnchors: () => {
				for (const source of aliasObjects) {
					const ref = sourceObjects.get(source);
					if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) ref.node.anchor = ref.anchor;
					else {
						const error = /* @__PURE__ */ new Error("Failed to resolve repeated object (this should not happen)");
						error.source = source;
						throw error;
					}
				}
			},
			sourceObjects
		};
	}
	exports.anchorIsValid = anchorIsValid;
	exports.anchorNames = anchorNames;
	exports.createNodeAnchors = createNodeAnchors;
	exports.findNewAnchor = findNewAnchor;
}));

// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = /* @__PURE__ */ __commonJSMin(((exports) => {
	function applyReviver(reviver, obj, key, val) {
		if (val && typeof val === "object") {
			if (Array.isArray(val)) for (let i = 0, len = val.length; i < len; ++i) {
				const v0 = val[i];
				const v1 = applyReviver(reviver, val, String(i), v0);
				if (v1 === void 0) delete val[i];
				else if (v1 !== v0) val[i] = v1;
			}
			else if (val instanceof Map) for (const k of Array.from(val.keys())) {
				const v0 = val.get(k);
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) val.delete(k);
				else if (v1 !== v0) val.set(k, v1);
			}
			else if (val instanceof Set) for (const v0 of Array.from(val)) {
				const v1 = applyReviver(reviver, val, v0, v0);
				if (v1 === void 0) val.delete(v0);
				else if (v1 !== v0) {
					val.delete(v0);
					val.add(v1);
				}
			}
			else for (const [k, v0] of Object.entries(val)) {
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) delete val[k];
				else if (v1 !== v0) val[k] = v1;
			}
		}
		return reviver.call(obj, key, val);
	}
	exports.applyReviver = applyReviver;
}));

// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	function toJS(value, arg, ctx) {
		if (Array.isArray(value)) return value.map((v, i) => toJS(v, String(i), ctx));
		if (value && typeof value.toJSON === "function") {
			if (!ctx || !identity.hasAnchor(value)) return value.toJSON(arg, ctx);
			const data = {
				aliasCount: 0,
				count: 1,
				res: void 0
			};
			ctx.anchors.set(value, data);
			ctx.onCreate = (res) => {
				data.res = res;
				delete ctx.onCreate;
			};
			const res = value.toJSON(arg, ctx);
			if (ctx.onCreate) ctx.onCreate(res);
			return res;
		}
		if (typeof value === "bigint" && !ctx?.keep) return Number(value);
		return value;
	}
	exports.toJS = toJS;
}));

// node_modules/yaml/dist/nodes/Node.js
var require_Node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var applyReviver = require_applyReviver();
	var identity = require_identity();
	var toJS = require_toJS();
	var NodeBase = class {
		constructor(type) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: type });
		}
		clone() {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			if (!identity.isDocument(doc)) throw new TypeError("A document argument is required");
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc,
				keep: true,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this, "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
	};
	exports.NodeBase = NodeBase;
}));

// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var visit = require_visit();
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	var Alias = class extends Node.NodeBase {
		constructor(source) {
			super(identity.ALIAS);
			this.source = source;
			Object.defineProperty(this, "tag", { set() {
				throw new Error("Alias nodes cannot have tags");
			} });
		}
		resolve(doc, ctx) {
			if (ctx?.maxAliasCount === 0) throw new ReferenceError("Alias resolution is disabled");
			let nodes;
			if (ctx?.aliasResolveCache) nodes = ctx.aliasResolveCache;
			else {
				nodes = [];
				visit.visit(doc, { Node: (_key, node) => {
					if (identity.isAlias(node) || identity.hasAnchor(node)) nodes.push(node);
				} });
				if (ctx) ctx.aliasResolveCache = nodes;
			}
			let found = void 0;
			for (const node of nodes) {
				if (node === this) break;
				if (node.anchor === this.source) found = node;
			}
			if (found && ctx) {
				const { anchors, doc, maxAliasCount } = ctx;
				let data = anchors.get(found);
				if (!data) {
					toJS.toJS(found, null, ctx);
					data = anchors.get(found);
				}
				/* istanbul ignore if */
				if (data?.res === void 0) throw new ReferenceError("This should not happen: Alias anchor was not resolved?");
				if (maxAliasCount >= 0) {
					data.count += 1;
					if (data.aliasCount === 0) data.aliasCount = getAliasCount(doc, found, anchors);
					if (data.count * data.aliasCount > maxAliasCount) throw new ReferenceError("Excessive alias count indicates a resource exhaustion attack");
				}
			}
			return found;
		}
		toJSON(_arg, ctx) {
			if (!ctx) return { source: this.source };
			const source = this.resolve(ctx.doc, ctx);
			if (!source) {
				const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
				throw new ReferenceError(msg);
			}
			return ctx.anchors.get(source).res;
		}
		toString(ctx, _onComment, _onChompKeep) {
			const src = `*${this.source}`;
			if (ctx) {
				anchors.anchorIsValid(this.source);
				if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
					const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
					throw new Error(msg);
				}
				if (ctx.implicitKey) return `${src} `;
			}
			return src;
		}
	};
	function getAliasCount(doc, node, anchors) {
		if (identity.isAlias(node)) {
			const source = node.resolve(doc);
			const anchor = anchors && source && anchors.get(source);
			return anchor ? anchor.count * anchor.aliasCount : 0;
		} else if (identity.isCollection(node)) {
			let count = 0;
			for (const item of node.items) {
				const c = getAliasCount(doc, item, anchors);
				if (c > count) count = c;
			}
			return count;
		} else if (identity.isPair(node)) {
			const kc = getAliasCount(doc, node.key, anchors);
			const vc = getAliasCount(doc, node.value, anchors);
			return Math.max(kc, vc);
		}
		return 1;
	}
	exports.Alias = Alias;
}));

// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	const isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
	var Scalar = class extends Node.NodeBase {
		constructor(value) {
			super(identity.SCALAR);
			this.value = value;
		}
		toJSON(arg, ctx) {
			return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
		}
		toString() {
			return String(this.value);
		}
	};
	Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
	Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
	Scalar.PLAIN = "PLAIN";
	Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
	Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
	exports.Scalar = Scalar;
	exports.isScalarValue = isScalarValue;
}));

// node_modules/yaml/dist/doc/createNode.js
var require_createNode = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var Scalar = require_Scalar();
	const defaultTagPrefix = "tag:yaml.org,2002:";
	function findTagObject(value, tagName, tags) {
		if (tagName) {
			const match = tags.filter((t) => t.tag === tagName);
			const tagObj = match.find((t) => !t.format) ?? match[0];
			if (!tagObj) throw new Error(`Tag ${tagName} not found`);
			return tagObj;
		}
		return tags.find((t) => t.identify?.(value) && !t.format);
	}
	function createNode(value, tagName, ctx) {
		if (identity.isDocument(value)) value = value.contents;
		if (identity.isNode(value)) return value;
		if (identity.isPair(value)) {
			const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
			map.items.push(value);
			return map;
		}
		if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) value = value.valueOf();
		const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
		let ref = void 0;
		if (aliasDuplicateObjects && value && typeof value === "object") {
			ref = sourceObjects.get(value);
			if (ref) {
				ref.anchor ?? (ref.anchor = onAnchor(value));
				return new Alias.Alias(ref.anchor);
			} else {
				ref = {
					anchor: null,
					node: null
				};
				sourceObjects.set(value, ref);
			}
		}
		if (tagName?.startsWith("!!")) tagName = defaultTagPrefix + tagName.slice(2);
		let tagObj = findTagObject(value, tagName, schema.tags);
		if (!tagObj) {
			if (value && typeof value.toJSON === "function") value = value.toJSON();
			if (!value || typeof value !== "object") {
				const node = new Scalar.Scalar(value);
				if (ref) ref.node = node;
				return node;
			}
			tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
		}
		if (onTagObj) {
			onTagObj(tagObj);
			delete ctx.onTagObj;
		}
		const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
		if (tagName) node.tag = tagName;
		else if (!tagObj.default) node.tag = tagObj.tag;
		if (ref) ref.node = node;
		return node;
	}
	exports.createNode = createNode;
}));

// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var identity = require_identity();
	var Node = require_Node();
	function collectionFromPath(schema, path, value) {
		let v = value;
		for (let i = path.length - 1; i >= 0; --i) {
			const k = path[i];
			if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
				const a = [];
				a[k] = v;
				v = a;
			} else v = /* @__PURE__ */ new Map([[k, v]]);
		}
		return createNode.createNode(v, void 0, {
			aliasDuplicateObjects: false,
			keepUndefined: false,
			onAnchor: () => {
				throw new Error("This should not happen, please report a bug.");
			},
			schema,
			sourceObjects: /* @__PURE__ */ new Map()
		});
	}
	const isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
	var Collection = class extends Node.NodeBase {
		constructor(type, schema) {
			super(type);
			Object.defineProperty(this, "schema", {
				value: schema,
				configurable: true,
				enumerable: false,
				writable: true
			});
		}
		clone(schema) {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (schema) copy.schema = schema;
			copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		addIn(path, value) {
			if (isEmptyPath(path)) this.add(value);
			else {
				const [key, ...rest] = path;
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.addIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
		deleteIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.delete(key);
			const node = this.get(key, true);
			if (identity.isCollection(node)) return node.deleteIn(rest);
			else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
		}
		getIn(path, keepScalar) {
			const [key, ...rest] = path;
			const node = this.get(key, true);
			if (rest.length === 0) return !keepScalar && identity.isScalar(node) ? node.value : node;
			else return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
		}
		hasAllNullValues(allowScalar) {
			return this.items.every((node) => {
				if (!identity.isPair(node)) return false;
				const n = node.value;
				return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
			});
		}
		hasIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.has(key);
			const node = this.get(key, true);
			return identity.isCollection(node) ? node.hasIn(rest) : false;
		}
		setIn(path, value) {
			const [key, ...rest] = path;
			if (rest.length === 0) this.set(key, value);
			else {
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.setIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
	};
	exports.Collection = Collection;
	exports.collectionFromPath = collectionFromPath;
	exports.isEmptyPath = isEmptyPath;
}));

// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = /* @__PURE__ */ __commonJSMin(((exports) => {
	const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
	function indentComment(comment, indent) {
		if (/^\n+$/.test(comment)) return comment.substring(1);
		return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
	}
	const lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
	exports.indentComment = indentComment;
	exports.lineComment = lineComment;
	exports.stringifyComment = stringifyComment;
}));

// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = /* @__PURE__ */ __commonJSMin(((exports) => {
	const FOLD_FLOW = "flow";
	const FOLD_BLOCK = "block";
	const FOLD_QUOTED = "quoted";
	function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
		if (!lineWidth || lineWidth < 0) return text;
		if (lineWidth < minContentWidth) minContentWidth = 0;
		const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
		if (text.length <= endStep) return text;
		const folds = [];
		const escapedFolds = {};
		let end = lineWidth - indent.length;
		if (typeof indentAtStart === "number") {
			if (indentAtStart > lineWidth - Math.max(2, minContentWidth)) folds.push(0);
			else end = lineWidth - indentAtStart;
		}
		let split = void 0;
		let prev = void 0;
		let overflow = false;
		let i = -1;
		let escStart = -1;
		let escEnd = -1;
		if (mode === FOLD_BLOCK) {
			i = consumeMoreIndentedLines(text, i, indent.length);
			if (i !== -1) end = i + endStep;
		}
		for (let ch; ch = text[i += 1];) {
			if (mode === FOLD_QUOTED && ch === "\\") {
				escStart = i;
				switch (text[i + 1]) {
					case "x":
						i += 3;
						break;
					case "u":
						i += 5;
						break;
					case "U":
						i += 9;
						break;
					default: i += 1;
				}
				escEnd = i;
			}
			if (ch === "\n") {
				if (mode === FOLD_BLOCK) i = consumeMoreIndentedLines(text, i, indent.length);
				end = i + indent.length + endStep;
				split = void 0;
			} else {
				if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
					const next = text[i + 1];
					if (next && next !== " " && next !== "\n" && next !== "	") split = i;
				}
				if (i >= end) {
					if (split) {
						folds.push(split);
						end = split + endStep;
						split = void 0;
					} else if (mode === FOLD_QUOTED) {
						while (prev === " " || prev === "	") {
							prev = ch;
							ch = text[i += 1];
							overflow = true;
						}
						const j = i > escEnd + 1 ? i - 2 : escStart - 1;
						if (escapedFolds[j]) return text;
						folds.push(j);
						escapedFolds[j] = true;
						end = j + endStep;
						split = void 0;
					} else overflow = true;
				}
			}
			prev = ch;
		}
		if (overflow && onOverflow) onOverflow();
		if (folds.length === 0) return text;
		if (onFold) onFold();
		let res = text.slice(0, folds[0]);
		for (let i = 0; i < folds.length; ++i) {
			const fold = folds[i];
			const end = folds[i + 1] || text.length;
			if (fold === 0) res = `\n${indent}${text.slice(0, end)}`;
			else {
				if (mode === FOLD_QUOTED && escapedFolds[fold]) res += `${text[fold]}\\`;
				res += `\n${indent}${text.slice(fold + 1, end)}`;
			}
		}
		return res;
	}
	function consumeMoreIndentedLines(text, i, indent) {
		let end = i;
		let start = i + 1;
		let ch = text[start];
		while (ch === " " || ch === "	") if (i < start + indent) ch = text[++i];
		else {
			do
				ch = text[++i];
			while (ch && ch !== "\n");
			end = i;
			start = i + 1;
			ch = text[start];
		}
		return end;
	}
	exports.FOLD_BLOCK = FOLD_BLOCK;
	exports.FOLD_FLOW = FOLD_FLOW;
	exports.FOLD_QUOTED = FOLD_QUOTED;
	exports.foldFlowLines = foldFlowLines;
}));

// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var foldFlowLines = require_foldFlowLines();
	const getFoldOptions = (ctx, isBlock) => ({
		indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
		lineWidth: ctx.options.lineWidth,
		minContentWidth: ctx.options.minContentWidth
	});
	const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
	function lineLengthOverLimit(str, lineWidth, indentLength) {
		if (!lineWidth || lineWidth < 0) return false;
		const limit = lineWidth - indentLength;
		const strLen = str.length;
		if (strLen <= limit) return false;
		for (let i = 0, start = 0; i < strLen; ++i) if (str[i] === "\n") {
			if (i - start > limit) return true;
			start = i + 1;
			if (strLen - start <= limit) return false;
		}
		return true;
	}
	function doubleQuotedString(value, ctx) {
		const json = JSON.stringify(value);
		if (ctx.options.doubleQuotedAsJSON) return json;
		const { implicitKey } = ctx;
		const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		let str = "";
		let start = 0;
		for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
			if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
				str += json.slice(start, i) + "\\ ";
				i += 1;
				start = i;
				ch = "\\";
			}
			if (ch === "\\") switch (json[i + 1]) {
				case "u":
					{
						str += json.slice(start, i);
						const code = json.substr(i + 2, 4);
						switch (code) {
							case "0000":
								str += "\\0";
								break;
							case "0007":
								str += "\\a";
								break;
							case "000b":
								str += "\\v";
								break;
							case "001b":
								str += "\\e";
								break;
							case "0085":
								str += "\\N";
								break;
							case "00a0":
								str += "\\_";
								break;
							case "2028":
								str += "\\L";
								break;
							case "2029":
								str += "\\P";
								break;
							default: if (code.substr(0, 2) === "00") str += "\\x" + code.substr(2);
							else str += json.substr(i, 6);
						}
						i += 5;
						start = i + 1;
					}
					break;
				case "n":
					if (implicitKey || json[i + 2] === "\"" || json.length < minMultiLineLength) i += 1;
					else {
						str += json.slice(start, i) + "\n\n";
						while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== "\"") {
							str += "\n";
							i += 2;
						}
						str += indent;
						if (json[i + 2] === " ") str += "\\";
						i += 1;
						start = i + 1;
					}
					break;
				default: i += 1;
			}
		}
		str = start ? str + json.slice(start) : json;
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
	}
	function singleQuotedString(value, ctx) {
		if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value)) return doubleQuotedString(value, ctx);
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
		return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function quotedString(value, ctx) {
		const { singleQuote } = ctx.options;
		let qs;
		if (singleQuote === false) qs = doubleQuotedString;
		else {
			const hasDouble = value.includes("\"");
			const hasSingle = value.includes("'");
			if (hasDouble && !hasSingle) qs = singleQuotedString;
			else if (hasSingle && !hasDouble) qs = doubleQuotedString;
			else qs = singleQuote ? singleQuotedString : doubleQuotedString;
		}
		return qs(value, ctx);
	}
	let blockEndNewlines;
	try {
		blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
	} catch {
		blockEndNewlines = /\n+(?!\n|$)/g;
	}
	function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
		const { blockQuote, commentString, lineWidth } = ctx.options;
		if (!blockQuote || /\n[\t ]+$/.test(value)) return quotedString(value, ctx);
		const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
		const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
		if (!value) return literal ? "|\n" : ">\n";
		let chomp;
		let endStart;
		for (endStart = value.length; endStart > 0; --endStart) {
			const ch = value[endStart - 1];
			if (ch !== "\n" && ch !== "	" && ch !== " ") break;
		}
		let end = value.substring(endStart);
		const endNlPos = end.indexOf("\n");
		if (endNlPos === -1) chomp = "-";
		else if (value === end || endNlPos !== end.length - 1) {
			chomp = "+";
			if (onChompKeep) onChompKeep();
		} else chomp = "";
		if (end) {
			value = value.slice(0, -end.length);
			if (end[end.length - 1] === "\n") end = end.slice(0, -1);
			end = end.replace(blockEndNewlines, `$&${indent}`);
		}
		let startWithSpace = false;
		let startEnd;
		let startNlPos = -1;
		for (startEnd = 0; startEnd < value.length; ++startEnd) {
			const ch = value[startEnd];
			if (ch === " ") startWithSpace = true;
			else if (ch === "\n") startNlPos = startEnd;
			else break;
		}
		let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
		if (start) {
			value = value.substring(start.length);
			start = start.replace(/\n+/g, `$&${indent}`);
		}
		let header = (startWithSpace ? indent ? "2" : "1" : "") + chomp;
		if (comment) {
			header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
			if (onComment) onComment();
		}
		if (!literal) {
			const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
			let literalFallback = false;
			const foldOptions = getFoldOptions(ctx, true);
			if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) foldOptions.onOverflow = () => {
				literalFallback = true;
			};
			const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
			if (!literalFallback) return `>${header}\n${indent}${body}`;
		}
		value = value.replace(/\n+/g, `$&${indent}`);
		return `|${header}\n${indent}${start}${value}${end}`;
	}
	function plainString(item, ctx, onComment, onChompKeep) {
		const { type, value } = item;
		const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
		if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) return quotedString(value, ctx);
		if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
		if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) return blockString(item, ctx, onComment, onChompKeep);
		if (containsDocumentMarker(value)) {
			if (indent === "") {
				ctx.forceBlockIndent = true;
				return blockString(item, ctx, onComment, onChompKeep);
			} else if (implicitKey && indent === indentStep) return quotedString(value, ctx);
		}
		const str = value.replace(/\n+/g, `$&\n${indent}`);
		if (actualString) {
			const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
			const { compat, tags } = ctx.doc.schema;
			if (tags.some(test) || compat?.some(test)) return quotedString(value, ctx);
		}
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function stringifyString(item, ctx, onComment, onChompKeep) {
		const { implicitKey, inFlow } = ctx;
		const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
		let { type } = item;
		if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
			if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value)) type = Scalar.Scalar.QUOTE_DOUBLE;
		}
		const _stringify = (_type) => {
			switch (_type) {
				case Scalar.Scalar.BLOCK_FOLDED:
				case Scalar.Scalar.BLOCK_LITERAL: return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
				case Scalar.Scalar.QUOTE_DOUBLE: return doubleQuotedString(ss.value, ctx);
				case Scalar.Scalar.QUOTE_SINGLE: return singleQuotedString(ss.value, ctx);
				case Scalar.Scalar.PLAIN: return plainString(ss, ctx, onComment, onChompKeep);
				default: return null;
			}
		};
		let res = _stringify(type);
		if (res === null) {
			const { defaultKeyType, defaultStringType } = ctx.options;
			const t = implicitKey && defaultKeyType || defaultStringType;
			res = _stringify(t);
			if (res === null) throw new Error(`Unsupported default string type ${t}`);
		}
		return res;
	}
	exports.stringifyString = stringifyString;
}));

// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var identity = require_identity();
	var stringifyComment = require_stringifyComment();
	var stringifyString = require_stringifyString();
	function createStringifyContext(doc, options) {
		const opt = Object.assign({
			blockQuote: true,
			commentString: stringifyComment.stringifyComment,
			defaultKeyType: null,
			defaultStringType: "PLAIN",
			directives: null,
			doubleQuotedAsJSON: false,
			doubleQuotedMinMultiLineLength: 40,
			falseStr: "false",
			flowCollectionPadding: true,
			indentSeq: true,
			lineWidth: 80,
			minContentWidth: 20,
			nullStr: "null",
			simpleKeys: false,
			singleQuote: null,
			trailingComma: false,
			trueStr: "true",
			verifyAliasOrder: true
		}, doc.schema.toStringOptions, options);
		let inFlow;
		switch (opt.collectionStyle) {
			case "block":
				inFlow = false;
				break;
			case "flow":
				inFlow = true;
				break;
			default: inFlow = null;
		}
		return {
			anchors: /* @__PURE__ */ new Set(),
			doc,
			flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
			indent: "",
			indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
			inFlow,
			options: opt
		};
	}
	function getTagObject(tags, item) {
		if (item.tag) {
			const match = tags.filter((t) => t.tag === item.tag);
			if (match.length > 0) return match.find((t) => t.format === item.format) ?? match[0];
		}
		let tagObj = void 0;
		let obj;
		if (identity.isScalar(item)) {
			obj = item.value;
			let match = tags.filter((t) => t.identify?.(obj));
			if (match.length > 1) {
				const testMatch = match.filter((t) => t.test);
				if (testMatch.length > 0) match = testMatch;
			}
			tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
		} else {
			obj = item;
			tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
		}
		if (!tagObj) {
			const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
			throw new Error(`Tag not resolved for ${name} value`);
		}
		return tagObj;
	}
	function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
		if (!doc.directives) return "";
		const props = [];
		const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
		if (anchor && anchors.anchorIsValid(anchor)) {
			anchors$1.add(anchor);
			props.push(`&${anchor}`);
		}
		const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
		if (tag) props.push(doc.directives.tagString(tag));
		return props.join(" ");
	}
	function stringify(item, ctx, onComment, onChompKeep) {
		if (identity.isPair(item)) return item.toString(ctx, onComment, onChompKeep);
		if (identity.isAlias(item)) {
			if (ctx.doc.directives) return item.toString(ctx);
			if (ctx.resolvedAliases?.has(item)) throw new TypeError(`Cannot stringify circular structure without alias nodes`);
			else {
				if (ctx.resolvedAliases) ctx.resolvedAliases.add(item);
				else ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
				item = item.resolve(ctx.doc);
			}
		}
		let tagObj = void 0;
		const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
		tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
		const props = stringifyProps(node, tagObj, ctx);
		if (props.length > 0) ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
		const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
		if (!props) return str;
		return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}\n${ctx.indent}${str}`;
	}
	exports.createStringifyContext = createStringifyContext;
	exports.stringify = stringify;
}));

// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
		const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
		let keyComment = identity.isNode(key) && key.comment || null;
		if (simpleKeys) {
			if (keyComment) throw new Error("With simple keys, key nodes cannot have comments");
			if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") throw new Error("With simple keys, collection cannot be used as a key value");
		}
		let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
		ctx = Object.assign({}, ctx, {
			allNullValues: false,
			implicitKey: !explicitKey && (simpleKeys || !allNullValues),
			indent: indent + indentStep
		});
		let keyCommentDone = false;
		let chompKeep = false;
		let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
		if (!explicitKey && !ctx.inFlow && str.length > 1024) {
			if (simpleKeys) throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
			explicitKey = true;
		}
		if (ctx.inFlow) {
			if (allNullValues || value == null) {
				if (keyCommentDone && onComment) onComment();
				return str === "" ? "?" : explicitKey ? `? ${str}` : str;
			}
		} else if (allNullValues && !simpleKeys || value == null && explicitKey) {
			str = `? ${str}`;
			if (keyComment && !keyCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			else if (chompKeep && onChompKeep) onChompKeep();
			return str;
		}
		if (keyCommentDone) keyComment = null;
		if (explicitKey) {
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			str = `? ${str}\n${indent}:`;
		} else {
			str = `${str}:`;
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
		}
		let vsb, vcb, valueComment;
		if (identity.isNode(value)) {
			vsb = !!value.spaceBefore;
			vcb = value.commentBefore;
			valueComment = value.comment;
		} else {
			vsb = false;
			vcb = null;
			valueComment = null;
			if (value && typeof value === "object") value = doc.createNode(value);
		}
		ctx.implicitKey = false;
		if (!explicitKey && !keyComment && identity.isScalar(value)) ctx.indentAtStart = str.length + 1;
		chompKeep = false;
		if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) ctx.indent = ctx.indent.substring(2);
		let valueCommentDone = false;
		const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
		let ws = " ";
		if (keyComment || vsb || vcb) {
			ws = vsb ? "\n" : "";
			if (vcb) {
				const cs = commentString(vcb);
				ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
			}
			if (valueStr === "" && !ctx.inFlow) {
				if (ws === "\n" && valueComment) ws = "\n\n";
			} else ws += `\n${ctx.indent}`;
		} else if (!explicitKey && identity.isCollection(value)) {
			const vs0 = valueStr[0];
			const nl0 = valueStr.indexOf("\n");
			const hasNewline = nl0 !== -1;
			const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
			if (hasNewline || !flow) {
				let hasPropsLine = false;
				if (hasNewline && (vs0 === "&" || vs0 === "!")) {
					let sp0 = valueStr.indexOf(" ");
					if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") sp0 = valueStr.indexOf(" ", sp0 + 1);
					if (sp0 === -1 || nl0 < sp0) hasPropsLine = true;
				}
				if (!hasPropsLine) ws = `\n${ctx.indent}`;
			}
		} else if (valueStr === "" || valueStr[0] === "\n") ws = "";
		str += ws + valueStr;
		if (ctx.inFlow) {
			if (valueCommentDone && onComment) onComment();
		} else if (valueComment && !valueCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
		else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	exports.stringifyPair = stringifyPair;
}));

// node_modules/yaml/dist/log.js
var require_log = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	function debug(logLevel, ...messages) {
		if (logLevel === "debug") console.log(...messages);
	}
	function warn(logLevel, warning) {
		if (logLevel === "debug" || logLevel === "warn") {
			if (typeof node_process.emitWarning === "function") node_process.emitWarning(warning);
			else console.warn(warning);
		}
	}
	exports.debug = debug;
	exports.warn = warn;
}));

// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	const MERGE_KEY = "<<";
	const merge = {
		identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
		default: "key",
		tag: "tag:yaml.org,2002:merge",
		test: /^<<$/,
		resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), { addToJSMap: addMergeToJSMap }),
		stringify: () => MERGE_KEY
	};
	const isMergeKey = (ctx, key) => (merge.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
	function addMergeToJSMap(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (identity.isSeq(source)) for (const it of source.items) mergeValue(ctx, map, it);
		else if (Array.isArray(source)) for (const it of source) mergeValue(ctx, map, it);
		else mergeValue(ctx, map, source);
	}
	function mergeValue(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (!identity.isMap(source)) throw new Error("Merge sources must be maps or map aliases");
		const srcMap = source.toJSON(null, ctx, Map);
		for (const [key, value] of srcMap) if (map instanceof Map) {
			if (!map.has(key)) map.set(key, value);
		} else if (map instanceof Set) map.add(key);
		else if (!Object.prototype.hasOwnProperty.call(map, key)) Object.defineProperty(map, key, {
			value,
			writable: true,
			enumerable: true,
			configurable: true
		});
		return map;
	}
	function resolveAliasValue(ctx, value) {
		return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
	}
	exports.addMergeToJSMap = addMergeToJSMap;
	exports.isMergeKey = isMergeKey;
	exports.merge = merge;
}));

// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var log = require_log();
	var merge = require_merge();
	var stringify = require_stringify();
	var identity = require_identity();
	var toJS = require_toJS();
	function addPairToJSMap(ctx, map, { key, value }) {
		if (identity.isNode(key) && key.addToJSMap) key.addToJSMap(ctx, map, value);
		else if (merge.isMergeKey(ctx, key)) merge.addMergeToJSMap(ctx, map, value);
		else {
			const jsKey = toJS.toJS(key, "", ctx);
			if (map instanceof Map) map.set(jsKey, toJS.toJS(value, jsKey, ctx));
			else if (map instanceof Set) map.add(jsKey);
			else {
				const stringKey = stringifyKey(key, jsKey, ctx);
				const jsValue = toJS.toJS(value, stringKey, ctx);
				if (stringKey in map) Object.defineProperty(map, stringKey, {
					value: jsValue,
					writable: true,
					enumerable: true,
					configurable: true
				});
				else map[stringKey] = jsValue;
			}
		}
		return map;
	}
	function stringifyKey(key, jsKey, ctx) {
		if (jsKey === null) return "";
		if (typeof jsKey !== "object") return String(jsKey);
		if (identity.isNode(key) && ctx?.doc) {
			const strCtx = stringify.createStringifyContext(ctx.doc, {});
			strCtx.anchors = /* @__PURE__ */ new Set();
			for (const node of ctx.anchors.keys()) strCtx.anchors.add(node.anchor);
			strCtx.inFlow = true;
			strCtx.inStringifyKey = true;
			const strKey = key.toString(strCtx);
			if (!ctx.mapKeyWarned) {
				let jsonStr = JSON.stringify(strKey);
				if (jsonStr.length > 40) jsonStr = jsonStr.substring(0, 36) + "...\"";
				log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
				ctx.mapKeyWarned = true;
			}
			return strKey;
		}
		return JSON.stringify(jsKey);
	}
	exports.addPairToJSMap = addPairToJSMap;
}));

// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyPair = require_stringifyPair();
	var addPairToJSMap = require_addPairToJSMap();
	var identity = require_identity();
	function createPair(key, value, ctx) {
		const k = createNode.createNode(key, void 0, ctx);
		const v = createNode.createNode(value, void 0, ctx);
		return new Pair(k, v);
	}
	var Pair = class Pair {
		constructor(key, value = null) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
			this.key = key;
			this.value = value;
		}
		clone(schema) {
			let { key, value } = this;
			if (identity.isNode(key)) key = key.clone(schema);
			if (identity.isNode(value)) value = value.clone(schema);
			return new Pair(key, value);
		}
		toJSON(_, ctx) {
			const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			return addPairToJSMap.addPairToJSMap(ctx, pair, this);
		}
		toString(ctx, onComment, onChompKeep) {
			return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
		}
	};
	exports.Pair = Pair;
	exports.createPair = createPair;
}));

// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyCollection(collection, ctx, options) {
		return (ctx.inFlow ?? collection.flow ? stringifyFlowCollection : stringifyBlockCollection)(collection, ctx, options);
	}
	function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
		const { indent, options: { commentString } } = ctx;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			type: null
		});
		let chompKeep = false;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (!chompKeep && item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (!chompKeep && ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
				}
			}
			chompKeep = false;
			let str = stringify.stringify(item, itemCtx, () => comment = null, () => chompKeep = true);
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			if (chompKeep && comment) chompKeep = false;
			lines.push(blockItemPrefix + str);
		}
		let str;
		if (lines.length === 0) str = flowChars.start + flowChars.end;
		else {
			str = lines[0];
			for (let i = 1; i < lines.length; ++i) {
				const line = lines[i];
				str += line ? `\n${indent}${line}` : "\n";
			}
		}
		if (comment) {
			str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
			if (onComment) onComment();
		} else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
		const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
		itemIndent += indentStep;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			inFlow: true,
			type: null
		});
		let reqNewline = false;
		let linesAtValue = 0;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, false);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, false);
					if (ik.comment) reqNewline = true;
				}
				const iv = identity.isNode(item.value) ? item.value : null;
				if (iv) {
					if (iv.comment) comment = iv.comment;
					if (iv.commentBefore) reqNewline = true;
				} else if (item.value == null && ik?.comment) comment = ik.comment;
			}
			if (comment) reqNewline = true;
			let str = stringify.stringify(item, itemCtx, () => comment = null);
			reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
			if (i < items.length - 1) str += ",";
			else if (ctx.options.trailingComma) {
				if (ctx.options.lineWidth > 0) reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
				if (reqNewline) str += ",";
			}
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			lines.push(str);
			linesAtValue = lines.length;
		}
		const { start, end } = flowChars;
		if (lines.length === 0) return start + end;
		else {
			if (!reqNewline) {
				const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
				reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
			}
			if (reqNewline) {
				let str = start;
				for (const line of lines) str += line ? `\n${indentStep}${indent}${line}` : "\n";
				return `${str}\n${indent}${end}`;
			} else return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
		}
	}
	function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
		if (comment && chompKeep) comment = comment.replace(/^\n+/, "");
		if (comment) {
			const ic = stringifyComment.indentComment(commentString(comment), indent);
			lines.push(ic.trimStart());
		}
	}
	exports.stringifyCollection = stringifyCollection;
}));

// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyCollection = require_stringifyCollection();
	var addPairToJSMap = require_addPairToJSMap();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	function findPair(items, key) {
		const k = identity.isScalar(key) ? key.value : key;
		for (const it of items) if (identity.isPair(it)) {
			if (it.key === key || it.key === k) return it;
			if (identity.isScalar(it.key) && it.key.value === k) return it;
		}
	}
	var YAMLMap = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:map";
		}
		constructor(schema) {
			super(identity.MAP, schema);
			this.items = [];
		}
		static from(schema, obj, ctx) {
			const { keepUndefined, replacer } = ctx;
			const map = new this(schema);
			const add = (key, value) => {
				if (typeof replacer === "function") value = replacer.call(obj, key, value);
				else if (Array.isArray(replacer) && !replacer.includes(key)) return;
				if (value !== void 0 || keepUndefined) map.items.push(Pair.createPair(key, value, ctx));
			};
			if (obj instanceof Map) for (const [key, value] of obj) add(key, value);
			else if (obj && typeof obj === "object") for (const key of Object.keys(obj)) add(key, obj[key]);
			if (typeof schema.sortMapEntries === "function") map.items.sort(schema.sortMapEntries);
			return map;
		}
		add(pair, overwrite) {
			let _pair;
			if (identity.isPair(pair)) _pair = pair;
			else if (!pair || typeof pair !== "object" || !("key" in pair)) _pair = new Pair.Pair(pair, pair?.value);
			else _pair = new Pair.Pair(pair.key, pair.value);
			const prev = findPair(this.items, _pair.key);
			const sortEntries = this.schema?.sortMapEntries;
			if (prev) {
				if (!overwrite) throw new Error(`Key ${_pair.key} already set`);
				if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value)) prev.value.value = _pair.value;
				else prev.value = _pair.value;
			} else if (sortEntries) {
				const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
				if (i === -1) this.items.push(_pair);
				else this.items.splice(i, 0, _pair);
			} else this.items.push(_pair);
		}
		delete(key) {
			const it = findPair(this.items, key);
			if (!it) return false;
			return this.items.splice(this.items.indexOf(it), 1).length > 0;
		}
		get(key, keepScalar) {
			const node = findPair(this.items, key)?.value;
			return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
		}
		has(key) {
			return !!findPair(this.items, key);
		}
		set(key, value) {
			this.add(new Pair.Pair(key, value), true);
		}
		toJSON(_, ctx, Type) {
			const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const item of this.items) addPairToJSMap.addPairToJSMap(ctx, map, item);
			return map;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			for (const item of this.items) if (!identity.isPair(item)) throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
			if (!ctx.allNullValues && this.hasAllNullValues(false)) ctx = Object.assign({}, ctx, { allNullValues: true });
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "",
				flowChars: {
					start: "{",
					end: "}"
				},
				itemIndent: ctx.indent || "",
				onChompKeep,
				onComment
			});
		}
	};
	exports.YAMLMap = YAMLMap;
	exports.findPair = findPair;
}));

// node_modules/yaml/dist/schema/common/map.js
var require_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLMap = require_YAMLMap();
	const map = {
		collection: "map",
		default: true,
		nodeClass: YAMLMap.YAMLMap,
		tag: "tag:yaml.org,2002:map",
		resolve(map, onError) {
			if (!identity.isMap(map)) onError("Expected a mapping for this tag");
			return map;
		},
		createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
	};
	exports.map = map;
}));

// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyCollection = require_stringifyCollection();
	var Collection = require_Collection();
	var identity = require_identity();
	var Scalar = require_Scalar();
	var toJS = require_toJS();
	var YAMLSeq = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:seq";
		}
		constructor(schema) {
			super(identity.SEQ, schema);
			this.items = [];
		}
		add(value) {
			this.items.push(value);
		}
		delete(key) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return false;
			return this.items.splice(idx, 1).length > 0;
		}
		get(key, keepScalar) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return void 0;
			const it = this.items[idx];
			return !keepScalar && identity.isScalar(it) ? it.value : it;
		}
		has(key) {
			const idx = asItemIndex(key);
			return typeof idx === "number" && idx < this.items.length;
		}
		set(key, value) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") throw new Error(`Expected a valid index, not ${key}.`);
			const prev = this.items[idx];
			if (identity.isScalar(prev) && Scalar.isScalarValue(value)) prev.value = value;
			else this.items[idx] = value;
		}
		toJSON(_, ctx) {
			const seq = [];
			if (ctx?.onCreate) ctx.onCreate(seq);
			let i = 0;
			for (const item of this.items) seq.push(toJS.toJS(item, String(i++), ctx));
			return seq;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "- ",
				flowChars: {
					start: "[",
					end: "]"
				},
				itemIndent: (ctx.indent || "") + "  ",
				onChompKeep,
				onComment
			});
		}
		static from(schema, obj, ctx) {
			const { replacer } = ctx;
			const seq = new this(schema);
			if (obj && Symbol.iterator in Object(obj)) {
				let i = 0;
				for (let it of obj) {
					if (typeof replacer === "function") {
						const key = obj instanceof Set ? it : String(i++);
						it = replacer.call(obj, key, it);
					}
					seq.items.push(createNode.createNode(it, void 0, ctx));
				}
			}
			return seq;
		}
	};
	function asItemIndex(key) {
		let idx = identity.isScalar(key) ? key.value : key;
		if (idx && typeof idx === "string") idx = Number(idx);
		return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
	}
	exports.YAMLSeq = YAMLSeq;
}));

// node_modules/yaml/dist/schema/common/seq.js
var require_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLSeq = require_YAMLSeq();
	const seq = {
		collection: "seq",
		default: true,
		nodeClass: YAMLSeq.YAMLSeq,
		tag: "tag:yaml.org,2002:seq",
		resolve(seq, onError) {
			if (!identity.isSeq(seq)) onError("Expected a sequence for this tag");
			return seq;
		},
		createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
	};
	exports.seq = seq;
}));

// node_modules/yaml/dist/schema/common/string.js
var require_string = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyString = require_stringifyString();
	const string = {
		identify: (value) => typeof value === "string",
		default: true,
		tag: "tag:yaml.org,2002:str",
		resolve: (str) => str,
		stringify(item, ctx, onComment, onChompKeep) {
			ctx = Object.assign({ actualString: true }, ctx);
			return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
		}
	};
	exports.string = string;
}));

// node_modules/yaml/dist/schema/common/null.js
var require_null = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const nullTag = {
		identify: (value) => value == null,
		createNode: () => new Scalar.Scalar(null),
		default: true,
		tag: "tag:yaml.org,2002:null",
		test: /^(?:~|[Nn]ull|NULL)?$/,
		resolve: () => new Scalar.Scalar(null),
		stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
	};
	exports.nullTag = nullTag;
}));

// node_modules/yaml/dist/schema/core/bool.js
var require_bool$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const boolTag = {
		identify: (value) => typeof value === "boolean",
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
		resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
		stringify({ source, value }, ctx) {
			if (source && boolTag.test.test(source)) {
				if (value === (source[0] === "t" || source[0] === "T")) return source;
			}
			return value ? ctx.options.trueStr : ctx.options.falseStr;
		}
	};
	exports.boolTag = boolTag;
}));

// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = /* @__PURE__ */ __commonJSMin(((exports) => {
	function stringifyNumber({ format, minFractionDigits, tag, value }) {
		if (typeof value === "bigint") return String(value);
		const num = typeof value === "number" ? value : Number(value);
		if (!isFinite(num)) return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
		let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
		if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
			let i = n.indexOf(".");
			if (i < 0) {
				i = n.length;
				n += ".";
			}
			let d = minFractionDigits - (n.length - i - 1);
			while (d-- > 0) n += "0";
		}
		return n;
	}
	exports.stringifyNumber = stringifyNumber;
}));

// node_modules/yaml/dist/schema/core/float.js
var require_float$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	const float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str));
			const dot = str.indexOf(".");
			if (dot !== -1 && str[str.length - 1] === "0") node.minFractionDigits = str.length - dot - 1;
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.float = float;
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));

// node_modules/yaml/dist/schema/core/int.js
var require_int$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	const intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value) && value >= 0) return prefix + value.toString(radix);
		return stringifyNumber.stringifyNumber(node);
	}
	const intOct = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^0o[0-7]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
		stringify: (node) => intStringify(node, 8, "0o")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^0x[0-9a-fA-F]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));

// node_modules/yaml/dist/schema/core/schema.js
var require_schema$2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	const schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.boolTag,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float
	];
	exports.schema = schema;
}));

// node_modules/yaml/dist/schema/json/schema.js
var require_schema$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var map = require_map();
	var seq = require_seq();
	function intIdentify(value) {
		return typeof value === "bigint" || Number.isInteger(value);
	}
	const stringifyJSON = ({ value }) => JSON.stringify(value);
	const jsonScalars = [
		{
			identify: (value) => typeof value === "string",
			default: true,
			tag: "tag:yaml.org,2002:str",
			resolve: (str) => str,
			stringify: stringifyJSON
		},
		{
			identify: (value) => value == null,
			createNode: () => new Scalar.Scalar(null),
			default: true,
			tag: "tag:yaml.org,2002:null",
			test: /^null$/,
			resolve: () => null,
			stringify: stringifyJSON
		},
		{
			identify: (value) => typeof value === "boolean",
			default: true,
			tag: "tag:yaml.org,2002:bool",
			test: /^true$|^false$/,
			resolve: (str) => str === "true",
			stringify: stringifyJSON
		},
		{
			identify: intIdentify,
			default: true,
			tag: "tag:yaml.org,2002:int",
			test: /^-?(?:0|[1-9][0-9]*)$/,
			resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
			stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
		},
		{
			identify: (value) => typeof value === "number",
			default: true,
			tag: "tag:yaml.org,2002:float",
			test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
			resolve: (str) => parseFloat(str),
			stringify: stringifyJSON
		}
	];
	const schema = [map.map, seq.seq].concat(jsonScalars, {
		default: true,
		tag: "",
		test: /^/,
		resolve(str, onError) {
			onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
			return str;
		}
	});
	exports.schema = schema;
}));

// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_buffer = __require("buffer");
	var Scalar = require_Scalar();
	var stringifyString = require_stringifyString();
	const binary = {
		identify: (value) => value instanceof Uint8Array,
		default: false,
		tag: "tag:yaml.org,2002:binary",
		resolve(src, onError) {
			if (typeof node_buffer.Buffer === "function") return node_buffer.Buffer.from(src, "base64");
			else if (typeof atob === "function") {
				const str = atob(src.replace(/[\n\r]/g, ""));
				const buffer = new Uint8Array(str.length);
				for (let i = 0; i < str.length; ++i) buffer[i] = str.charCodeAt(i);
				return buffer;
			} else {
				onError("This environment does not support reading binary tags; either Buffer or atob is required");
				return src;
			}
		},
		stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
			if (!value) return "";
			const buf = value;
			let str;
			if (typeof node_buffer.Buffer === "function") str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
			else if (typeof btoa === "function") {
				let s = "";
				for (let i = 0; i < buf.length; ++i) s += String.fromCharCode(buf[i]);
				str = btoa(s);
			} else throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
			type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
			if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
				const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
				const n = Math.ceil(str.length / lineWidth);
				const lines = new Array(n);
				for (let i = 0, o = 0; i < n; ++i, o += lineWidth) lines[i] = str.substr(o, lineWidth);
				str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
			}
			return stringifyString.stringifyString({
				comment,
				type,
				value: str
			}, ctx, onComment, onChompKeep);
		}
	};
	exports.binary = binary;
}));

// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLSeq = require_YAMLSeq();
	function resolvePairs(seq, onError) {
		if (identity.isSeq(seq)) for (let i = 0; i < seq.items.length; ++i) {
			let item = seq.items[i];
			if (identity.isPair(item)) continue;
			else if (identity.isMap(item)) {
				if (item.items.length > 1) onError("Each pair must have its own sequence indicator");
				const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
				if (item.commentBefore) pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}\n${pair.key.commentBefore}` : item.commentBefore;
				if (item.comment) {
					const cn = pair.value ?? pair.key;
					cn.comment = cn.comment ? `${item.comment}\n${cn.comment}` : item.comment;
				}
				item = pair;
			}
			seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
		}
		else onError("Expected a sequence for this tag");
		return seq;
	}
	function createPairs(schema, iterable, ctx) {
		const { replacer } = ctx;
		const pairs = new YAMLSeq.YAMLSeq(schema);
		pairs.tag = "tag:yaml.org,2002:pairs";
		let i = 0;
		if (iterable && Symbol.iterator in Object(iterable)) for (let it of iterable) {
			if (typeof replacer === "function") it = replacer.call(iterable, String(i++), it);
			let key, value;
			if (Array.isArray(it)) {
				if (it.length === 2) {
					key = it[0];
					value = it[1];
				} else throw new TypeError(`Expected [key, value] tuple: ${it}`);
			} else if (it && it instanceof Object) {
				const keys = Object.keys(it);
				if (keys.length === 1) {
					key = keys[0];
					value = it[key];
				} else throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
			} else key = it;
			pairs.items.push(Pair.createPair(key, value, ctx));
		}
		return pairs;
	}
	const pairs = {
		collection: "seq",
		default: false,
		tag: "tag:yaml.org,2002:pairs",
		resolve: resolvePairs,
		createNode: createPairs
	};
	exports.createPairs = createPairs;
	exports.pairs = pairs;
	exports.resolvePairs = resolvePairs;
}));

// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var toJS = require_toJS();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var pairs = require_pairs();
	var YAMLOMap = class YAMLOMap extends YAMLSeq.YAMLSeq {
		constructor() {
			super();
			this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
			this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
			this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
			this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
			this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
			this.tag = YAMLOMap.tag;
		}
		toJSON(_, ctx) {
			if (!ctx) return super.toJSON(_);
			const map = /* @__PURE__ */ new Map();
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const pair of this.items) {
				let key, value;
				if (identity.isPair(pair)) {
					key = toJS.toJS(pair.key, "", ctx);
					value = toJS.toJS(pair.value, key, ctx);
				} else key = toJS.toJS(pair, "", ctx);
				if (map.has(key)) throw new Error("Ordered maps must not include duplicate keys");
				map.set(key, value);
			}
			return map;
		}
		static from(schema, iterable, ctx) {
			const pairs$1 = pairs.createPairs(schema, iterable, ctx);
			const omap = new this();
			omap.items = pairs$1.items;
			return omap;
		}
	};
	YAMLOMap.tag = "tag:yaml.org,2002:omap";
	const omap = {
		collection: "seq",
		identify: (value) => value instanceof Map,
		nodeClass: YAMLOMap,
		default: false,
		tag: "tag:yaml.org,2002:omap",
		resolve(seq, onError) {
			const pairs$1 = pairs.resolvePairs(seq, onError);
			const seenKeys = [];
			for (const { key } of pairs$1.items) if (identity.isScalar(key)) {
				if (seenKeys.includes(key.value)) onError(`Ordered maps must not include duplicate keys: ${key.value}`);
				else seenKeys.push(key.value);
			}
			return Object.assign(new YAMLOMap(), pairs$1);
		},
		createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
	};
	exports.YAMLOMap = YAMLOMap;
	exports.omap = omap;
}));

// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function boolStringify({ value, source }, ctx) {
		if (source && (value ? trueTag : falseTag).test.test(source)) return source;
		return value ? ctx.options.trueStr : ctx.options.falseStr;
	}
	const trueTag = {
		identify: (value) => value === true,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
		resolve: () => new Scalar.Scalar(true),
		stringify: boolStringify
	};
	const falseTag = {
		identify: (value) => value === false,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
		resolve: () => new Scalar.Scalar(false),
		stringify: boolStringify
	};
	exports.falseTag = falseTag;
	exports.trueTag = trueTag;
}));

// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str.replace(/_/g, "")),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	const float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
			const dot = str.indexOf(".");
			if (dot !== -1) {
				const f = str.substring(dot + 1).replace(/_/g, "");
				if (f[f.length - 1] === "0") node.minFractionDigits = f.length;
			}
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.float = float;
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));

// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	function intResolve(str, offset, radix, { intAsBigInt }) {
		const sign = str[0];
		if (sign === "-" || sign === "+") offset += 1;
		str = str.substring(offset).replace(/_/g, "");
		if (intAsBigInt) {
			switch (radix) {
				case 2:
					str = `0b${str}`;
					break;
				case 8:
					str = `0o${str}`;
					break;
				case 16: str = `0x${str}`;
			}
			const n = BigInt(str);
			return sign === "-" ? BigInt(-1) * n : n;
		}
		const n = parseInt(str, radix);
		return sign === "-" ? -1 * n : n;
	}
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value)) {
			const str = value.toString(radix);
			return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
		}
		return stringifyNumber.stringifyNumber(node);
	}
	const intBin = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "BIN",
		test: /^[-+]?0b[0-1_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
		stringify: (node) => intStringify(node, 2, "0b")
	};
	const intOct = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^[-+]?0[0-7_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
		stringify: (node) => intStringify(node, 8, "0")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9][0-9_]*$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^[-+]?0x[0-9a-fA-F_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intBin = intBin;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));

// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSet = class YAMLSet extends YAMLMap.YAMLMap {
		constructor(schema) {
			super(schema);
			this.tag = YAMLSet.tag;
		}
		add(key) {
			let pair;
			if (identity.isPair(key)) pair = key;
			else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null) pair = new Pair.Pair(key.key, null);
			else pair = new Pair.Pair(key, null);
			if (!YAMLMap.findPair(this.items, pair.key)) this.items.push(pair);
		}
		get(key, keepPair) {
			const pair = YAMLMap.findPair(this.items, key);
			return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
		}
		set(key, value) {
			if (typeof value !== "boolean") throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
			const prev = YAMLMap.findPair(this.items, key);
			if (prev && !value) this.items.splice(this.items.indexOf(prev), 1);
			else if (!prev && value) this.items.push(new Pair.Pair(key));
		}
		toJSON(_, ctx) {
			return super.toJSON(_, ctx, Set);
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			if (this.hasAllNullValues(true)) return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
			else throw new Error("Set items must all have null values");
		}
		static from(schema, iterable, ctx) {
			const { replacer } = ctx;
			const set = new this(schema);
			if (iterable && Symbol.iterator in Object(iterable)) for (let value of iterable) {
				if (typeof replacer === "function") value = replacer.call(iterable, value, value);
				set.items.push(Pair.createPair(value, null, ctx));
			}
			return set;
		}
	};
	YAMLSet.tag = "tag:yaml.org,2002:set";
	const set = {
		collection: "map",
		identify: (value) => value instanceof Set,
		nodeClass: YAMLSet,
		default: false,
		tag: "tag:yaml.org,2002:set",
		createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
		resolve(map, onError) {
			if (identity.isMap(map)) {
				if (map.hasAllNullValues(true)) return Object.assign(new YAMLSet(), map);
				else onError("Set items must all have null values");
			} else onError("Expected a mapping for this tag");
			return map;
		}
	};
	exports.YAMLSet = YAMLSet;
	exports.set = set;
}));

// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	function parseSexagesimal(str, asBigInt) {
		const sign = str[0];
		const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
		const num = (n) => asBigInt ? BigInt(n) : Number(n);
		const res = parts.replace(/_/g, "").split(":").reduce((res, p) => res * num(60) + num(p), num(0));
		return sign === "-" ? num(-1) * res : res;
	}
	function stringifySexagesimal(node) {
		let { value } = node;
		let num = (n) => n;
		if (typeof value === "bigint") num = (n) => BigInt(n);
		else if (isNaN(value) || !isFinite(value)) return stringifyNumber.stringifyNumber(node);
		let sign = "";
		if (value < 0) {
			sign = "-";
			value *= num(-1);
		}
		const _60 = num(60);
		const parts = [value % _60];
		if (value < 60) parts.unshift(0);
		else {
			value = (value - parts[0]) / _60;
			parts.unshift(value % _60);
			if (value >= 60) {
				value = (value - parts[0]) / _60;
				parts.unshift(value);
			}
		}
		return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
	}
	const intTime = {
		identify: (value) => typeof value === "bigint" || Number.isInteger(value),
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
		resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
		stringify: stringifySexagesimal
	};
	const floatTime = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
		resolve: (str) => parseSexagesimal(str, false),
		stringify: stringifySexagesimal
	};
	const timestamp = {
		identify: (value) => value instanceof Date,
		default: true,
		tag: "tag:yaml.org,2002:timestamp",
		test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
		resolve(str) {
			const match = str.match(timestamp.test);
			if (!match) throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
			const [, year, month, day, hour, minute, second] = match.map(Number);
			const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
			let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
			const tz = match[8];
			if (tz && tz !== "Z") {
				let d = parseSexagesimal(tz, false);
				if (Math.abs(d) < 30) d *= 60;
				date -= 6e4 * d;
			}
			return new Date(date);
		},
		stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
	};
	exports.floatTime = floatTime;
	exports.intTime = intTime;
	exports.timestamp = timestamp;
}));

// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var binary = require_binary();
	var bool = require_bool();
	var float = require_float();
	var int = require_int();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var set = require_set();
	var timestamp = require_timestamp();
	const schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.trueTag,
		bool.falseTag,
		int.intBin,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float,
		binary.binary,
		merge.merge,
		omap.omap,
		pairs.pairs,
		set.set,
		timestamp.intTime,
		timestamp.floatTime,
		timestamp.timestamp
	];
	exports.schema = schema;
}));

// node_modules/yaml/dist/schema/tags.js
var require_tags = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	var schema = require_schema$2();
	var schema$1 = require_schema$1();
	var binary = require_binary();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var schema$2 = require_schema();
	var set = require_set();
	var timestamp = require_timestamp();
	const schemas = /* @__PURE__ */ new Map([
		["core", schema.schema],
		["failsafe", [
			map.map,
			seq.seq,
			string.string
		]],
		["json", schema$1.schema],
		["yaml11", schema$2.schema],
		["yaml-1.1", schema$2.schema]
	]);
	const tagsByName = {
		binary: binary.binary,
		bool: bool.boolTag,
		float: float.float,
		floatExp: float.floatExp,
		floatNaN: float.floatNaN,
		floatTime: timestamp.floatTime,
		int: int.int,
		intHex: int.intHex,
		intOct: int.intOct,
		intTime: timestamp.intTime,
		map: map.map,
		merge: merge.merge,
		null: _null.nullTag,
		omap: omap.omap,
		pairs: pairs.pairs,
		seq: seq.seq,
		set: set.set,
		timestamp: timestamp.timestamp
	};
	const coreKnownTags = {
		"tag:yaml.org,2002:binary": binary.binary,
		"tag:yaml.org,2002:merge": merge.merge,
		"tag:yaml.org,2002:omap": omap.omap,
		"tag:yaml.org,2002:pairs": pairs.pairs,
		"tag:yaml.org,2002:set": set.set,
		"tag:yaml.org,2002:timestamp": timestamp.timestamp
	};
	function getTags(customTags, schemaName, addMergeTag) {
		const schemaTags = schemas.get(schemaName);
		if (schemaTags && !customTags) return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
		let tags = schemaTags;
		if (!tags) {
			if (Array.isArray(customTags)) tags = [];
			else {
				const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
			}
		}
		if (Array.isArray(customTags)) for (const tag of customTags) tags = tags.concat(tag);
		else if (typeof customTags === "function") tags = customTags(tags.slice());
		if (addMergeTag) tags = tags.concat(merge.merge);
		return tags.reduce((tags, tag) => {
			const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
			if (!tagObj) {
				const tagName = JSON.stringify(tag);
				const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
			}
			if (!tags.includes(tagObj)) tags.push(tagObj);
			return tags;
		}, []);
	}
	exports.coreKnownTags = coreKnownTags;
	exports.getTags = getTags;
}));

// node_modules/yaml/dist/schema/Schema.js
var require_Schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var map = require_map();
	var seq = require_seq();
	var string = require_string();
	var tags = require_tags();
	const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
	var Schema = class Schema {
		constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
			this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
			this.name = typeof schema === "string" && schema || "core";
			this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
			this.tags = tags.getTags(customTags, this.name, merge);
			this.toStringOptions = toStringDefaults ?? null;
			Object.defineProperty(this, identity.MAP, { value: map.map });
			Object.defineProperty(this, identity.SCALAR, { value: string.string });
			Object.defineProperty(this, identity.SEQ, { value: seq.seq });
			this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
		}
		clone() {
			const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
			copy.tags = this.tags.slice();
			return copy;
		}
	};
	exports.Schema = Schema;
}));

// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyDocument(doc, options) {
		const lines = [];
		let hasDirectives = options.directives === true;
		if (options.directives !== false && doc.directives) {
			const dir = doc.directives.toString(doc);
			if (dir) {
				lines.push(dir);
				hasDirectives = true;
			} else if (doc.directives.docStart) hasDirectives = true;
		}
		if (hasDirectives) lines.push("---");
		const ctx = stringify.createStringifyContext(doc, options);
		const { commentString } = ctx.options;
		if (doc.commentBefore) {
			if (lines.length !== 1) lines.unshift("");
			const cs = commentString(doc.commentBefore);
			lines.unshift(stringifyComment.indentComment(cs, ""));
		}
		let chompKeep = false;
		let contentComment = null;
		if (doc.contents) {
			if (identity.isNode(doc.contents)) {
				if (doc.contents.spaceBefore && hasDirectives) lines.push("");
				if (doc.contents.commentBefore) {
					const cs = commentString(doc.contents.commentBefore);
					lines.push(stringifyComment.indentComment(cs, ""));
				}
				ctx.forceBlockIndent = !!doc.comment;
				contentComment = doc.contents.comment;
			}
			const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
			let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
			if (contentComment) body += stringifyComment.lineComment(body, "", commentString(contentComment));
			if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") lines[lines.length - 1] = `--- ${body}`;
			else lines.push(body);
		} else lines.push(stringify.stringify(doc.contents, ctx));
		if (doc.directives?.docEnd) {
			if (doc.comment) {
				const cs = commentString(doc.comment);
				if (cs.includes("\n")) {
					lines.push("...");
					lines.push(stringifyComment.indentComment(cs, ""));
				} else lines.push(`... ${cs}`);
			} else lines.push("...");
		} else {
			let dc = doc.comment;
			if (dc && chompKeep) dc = dc.replace(/^\n+/, "");
			if (dc) {
				if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "") lines.push("");
				lines.push(stringifyComment.indentComment(commentString(dc), ""));
			}
		}
		return lines.join("\n") + "\n";
	}
	exports.stringifyDocument = stringifyDocument;
}));

// node_modules/yaml/dist/doc/Document.js
var require_Document = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var toJS = require_toJS();
	var Schema = require_Schema();
	var stringifyDocument = require_stringifyDocument();
	var anchors = require_anchors();
	var applyReviver = require_applyReviver();
	var createNode = require_createNode();
	var directives = require_directives();
	var Document = class Document {
		constructor(value, replacer, options) {
			this.commentBefore = null;
			this.comment = null;
			this.errors = [];
			this.warnings = [];
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
			let _replacer = null;
			if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
			else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const opt = Object.assign({
				intAsBigInt: false,
				keepSourceTokens: false,
				logLevel: "warn",
				prettyErrors: true,
				strict: true,
				stringKeys: false,
				uniqueKeys: true,
				version: "1.2"
			}, options);
			this.options = opt;
			let { version } = opt;
			if (options?._directives) {
				this.directives = options._directives.atDocument();
				if (this.directives.yaml.explicit) version = this.directives.yaml.version;
			} else this.directives = new directives.Directives({ version });
			this.setSchema(version, options);
			this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
		}
		clone() {
			const copy = Object.create(Document.prototype, { [identity.NODE_TYPE]: { value: identity.DOC } });
			copy.commentBefore = this.commentBefore;
			copy.comment = this.comment;
			copy.errors = this.errors.slice();
			copy.warnings = this.warnings.slice();
			copy.options = Object.assign({}, this.options);
			if (this.directives) copy.directives = this.directives.clone();
			copy.schema = this.schema.clone();
			copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		add(value) {
			if (assertCollection(this.contents)) this.contents.add(value);
		}
		addIn(path, value) {
			if (assertCollection(this.contents)) this.contents.addIn(path, value);
		}
		createAlias(node, name) {
			if (!node.anchor) {
				const prev = anchors.anchorNames(this);
				node.anchor = !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
			}
			return new Alias.Alias(node.anchor);
		}
		createNode(value, replacer, options) {
			let _replacer = void 0;
			if (typeof replacer === "function") {
				value = replacer.call({ "": value }, "", value);
				_replacer = replacer;
			} else if (Array.isArray(replacer)) {
				const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
				const asStr = replacer.filter(keyToStr).map(String);
				if (asStr.length > 0) replacer = replacer.concat(asStr);
				_replacer = replacer;
			} else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
			const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, anchorPrefix || "a");
			const ctx = {
				aliasDuplicateObjects: aliasDuplicateObjects ?? true,
				keepUndefined: keepUndefined ?? false,
				onAnchor,
				onTagObj,
				replacer: _replacer,
				schema: this.schema,
				sourceObjects
			};
			const node = createNode.createNode(value, tag, ctx);
			if (flow && identity.isCollection(node)) node.flow = true;
			setAnchors();
			return node;
		}
		createPair(key, value, options = {}) {
			const k = this.createNode(key, null, options);
			const v = this.createNode(value, null, options);
			return new Pair.Pair(k, v);
		}
		delete(key) {
			return assertCollection(this.contents) ? this.contents.delete(key) : false;
		}
		deleteIn(path) {
			if (Collection.isEmptyPath(path)) {
				if (this.contents == null) return false;
				this.contents = null;
				return true;
			}
			return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
		}
		get(key, keepScalar) {
			return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
		}
		getIn(path, keepScalar) {
			if (Collection.isEmptyPath(path)) return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
			return identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
		}
		has(key) {
			return identity.isCollection(this.contents) ? this.contents.has(key) : false;
		}
		hasIn(path) {
			if (Collection.isEmptyPath(path)) return this.contents !== void 0;
			return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
		}
		set(key, value) {
			if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, [key], value);
			else if (assertCollection(this.contents)) this.contents.set(key, value);
		}
		setIn(path, value) {
			if (Collection.isEmptyPath(path)) this.contents = value;
			else if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
			else if (assertCollection(this.contents)) this.contents.setIn(path, value);
		}
		setSchema(version, options = {}) {
			if (typeof version === "number") version = String(version);
			let opt;
			switch (version) {
				case "1.1":
					if (this.directives) this.directives.yaml.version = "1.1";
					else this.directives = new directives.Directives({ version: "1.1" });
					opt = {
						resolveKnownTags: false,
						schema: "yaml-1.1"
					};
					break;
				case "1.2":
				case "next":
					if (this.directives) this.directives.yaml.version = version;
					else this.directives = new directives.Directives({ version });
					opt = {
						resolveKnownTags: true,
						schema: "core"
					};
					break;
				case null:
					if (this.directives) delete this.directives;
					opt = null;
					break;
				default: {
					const sv = JSON.stringify(version);
					throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
				}
			}
			if (options.schema instanceof Object) this.schema = options.schema;
			else if (opt) this.schema = new Schema.Schema(Object.assign(opt, options));
			else throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
		}
		toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc: this,
				keep: !json,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
		toJSON(jsonArg, onAnchor) {
			return this.toJS({
				json: true,
				jsonArg,
				mapAsMap: false,
				onAnchor
			});
		}
		toString(options = {}) {
			if (this.errors.length > 0) throw new Error("Document with errors cannot be stringified");
			if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
				const s = JSON.stringify(options.indent);
				throw new Error(`"indent" option must be a positive integer, not ${s}`);
			}
			return stringifyDocument.stringifyDocument(this, options);
		}
	};
	function assertCollection(contents) {
		if (identity.isCollection(contents)) return true;
		throw new Error("Expected a YAML collection as document contents");
	}
	exports.Document = Document;
}));

// node_modules/yaml/dist/errors.js
var require_errors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLError = class extends Error {
		constructor(name, pos, code, message) {
			super();
			this.name = name;
			this.code = code;
			this.message = message;
			this.pos = pos;
		}
	};
	var YAMLParseError = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLParseError", pos, code, message);
		}
	};
	var YAMLWarning = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLWarning", pos, code, message);
		}
	};
	const prettifyError = (src, lc) => (error) => {
		if (error.pos[0] === -1) return;
		error.linePos = error.pos.map((pos) => lc.linePos(pos));
		const { line, col } = error.linePos[0];
		error.message += ` at line ${line}, column ${col}`;
		let ci = col - 1;
		let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
		if (ci >= 60 && lineStr.length > 80) {
			const trimStart = Math.min(ci - 39, lineStr.length - 79);
			lineStr = "…" + lineStr.substring(trimStart);
			ci -= trimStart - 1;
		}
		if (lineStr.length > 80) lineStr = lineStr.substring(0, 79) + "…";
		if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
			let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
			if (prev.length > 80) prev = prev.substring(0, 79) + "…\n";
			lineStr = prev + lineStr;
		}
		if (/[^ ]/.test(lineStr)) {
			let count = 1;
			const end = error.linePos[1];
			if (end?.line === line && end.col > col) count = Math.max(1, Math.min(end.col - col, 80 - ci));
			const pointer = " ".repeat(ci) + "^".repeat(count);
			error.message += `:\n\n${lineStr}\n${pointer}\n`;
		}
	};
	exports.YAMLError = YAMLError;
	exports.YAMLParseError = YAMLParseError;
	exports.YAMLWarning = YAMLWarning;
	exports.prettifyError = prettifyError;
}));

// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
		let spaceBefore = false;
		let atNewline = startOnNewline;
		let hasSpace = startOnNewline;
		let comment = "";
		let commentSep = "";
		let hasNewline = false;
		let reqSpace = false;
		let tab = null;
		let anchor = null;
		let tag = null;
		let newlineAfterProp = null;
		let comma = null;
		let found = null;
		let start = null;
		for (const token of tokens) {
			if (reqSpace) {
				if (token.type !== "space" && token.type !== "newline" && token.type !== "comma") onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
				reqSpace = false;
			}
			if (tab) {
				if (atNewline && token.type !== "comment" && token.type !== "newline") onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
				tab = null;
			}
			switch (token.type) {
				case "space":
					if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) tab = token;
					hasSpace = true;
					break;
				case "comment": {
					if (!hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					const cb = token.source.substring(1) || " ";
					if (!comment) comment = cb;
					else comment += commentSep + cb;
					commentSep = "";
					atNewline = false;
					break;
				}
				case "newline":
					if (atNewline) {
						if (comment) comment += token.source;
						else if (!found || indicator !== "seq-item-ind") spaceBefore = true;
					} else commentSep += token.source;
					atNewline = true;
					hasNewline = true;
					if (anchor || tag) newlineAfterProp = token;
					hasSpace = true;
					break;
				case "anchor":
					if (anchor) onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
					if (token.source.endsWith(":")) onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
					anchor = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case "tag":
					if (tag) onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
					tag = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case indicator:
					if (anchor || tag) onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
					if (found) onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
					found = token;
					atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
					hasSpace = false;
					break;
				case "comma": if (flow) {
					if (comma) onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
					comma = token;
					atNewline = false;
					hasSpace = false;
					break;
				}
				default:
					onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
					atNewline = false;
					hasSpace = false;
			}
		}
		const last = tokens[tokens.length - 1];
		const end = last ? last.offset + last.source.length : offset;
		if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
		if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq")) onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
		return {
			comma,
			found,
			spaceBefore,
			comment,
			hasNewline,
			anchor,
			tag,
			newlineAfterProp,
			end,
			start: start ?? end
		};
	}
	exports.resolveProps = resolveProps;
}));

// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = /* @__PURE__ */ __commonJSMin(((exports) => {
	function containsNewline(key) {
		if (!key) return null;
		switch (key.type) {
			case "alias":
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				if (key.source.includes("\n")) return true;
				if (key.end) {
					for (const st of key.end) if (st.type === "newline") return true;
				}
				return false;
			case "flow-collection":
				for (const it of key.items) {
					for (const st of it.start) if (st.type === "newline") return true;
					if (it.sep) {
						for (const st of it.sep) if (st.type === "newline") return true;
					}
					if (containsNewline(it.key) || containsNewline(it.value)) return true;
				}
				return false;
			default: return true;
		}
	}
	exports.containsNewline = containsNewline;
}));

// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = /* @__PURE__ */ __commonJSMin(((exports) => {
	var utilContainsNewline = require_util_contains_newline();
	function flowIndentCheck(indent, fc, onError) {
		if (fc?.type === "flow-collection") {
			const end = fc.end[0];
			if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) onError(end, "BAD_INDENT", "Flow end indicator should be more indented than parent", true);
		}
	}
	exports.flowIndentCheck = flowIndentCheck;
}));

// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	function mapIncludes(ctx, items, search) {
		const { uniqueKeys } = ctx.options;
		if (uniqueKeys === false) return false;
		const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
		return items.some((pair) => isEqual(pair.key, search));
	}
	exports.mapIncludes = mapIncludes;
}));

// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	var utilMapIncludes = require_util_map_includes();
	const startColMsg = "All mapping items must start at the same column";
	function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
		const map = new ((tag?.nodeClass) ?? YAMLMap.YAMLMap)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		let offset = bm.offset;
		let commentEnd = null;
		for (const collItem of bm.items) {
			const { start, key, sep, value } = collItem;
			const keyProps = resolveProps.resolveProps(start, {
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: bm.indent,
				startOnNewline: true
			});
			const implicitKey = !keyProps.found;
			if (implicitKey) {
				if (key) {
					if (key.type === "block-seq") onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
					else if ("indent" in key && key.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
				}
				if (!keyProps.anchor && !keyProps.tag && !sep) {
					commentEnd = keyProps.end;
					if (keyProps.comment) {
						if (map.comment) map.comment += "\n" + keyProps.comment;
						else map.comment = keyProps.comment;
					}
					continue;
				}
				if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
			} else if (keyProps.found?.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
			ctx.atKey = true;
			const keyStart = keyProps.end;
			const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
			ctx.atKey = false;
			if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
			const valueProps = resolveProps.resolveProps(sep ?? [], {
				indicator: "map-value-ind",
				next: value,
				offset: keyNode.range[2],
				onError,
				parentIndent: bm.indent,
				startOnNewline: !key || key.type === "block-scalar"
			});
			offset = valueProps.end;
			if (valueProps.found) {
				if (implicitKey) {
					if (value?.type === "block-map" && !valueProps.hasNewline) onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
					if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024) onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
				if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
				offset = valueNode.range[2];
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			} else {
				if (implicitKey) onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
				if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			}
		}
		if (commentEnd && commentEnd < offset) onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
		map.range = [
			bm.offset,
			offset,
			commentEnd ?? offset
		];
		return map;
	}
	exports.resolveBlockMap = resolveBlockMap;
}));

// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLSeq = require_YAMLSeq();
	var resolveProps = require_resolve_props();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
		const seq = new ((tag?.nodeClass) ?? YAMLSeq.YAMLSeq)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = bs.offset;
		let commentEnd = null;
		for (const { start, value } of bs.items) {
			const props = resolveProps.resolveProps(start, {
				indicator: "seq-item-ind",
				next: value,
				offset,
				onError,
				parentIndent: bs.indent,
				startOnNewline: true
			});
			if (!props.found) {
				if (props.anchor || props.tag || value) {
					if (value?.type === "block-seq") onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
					else onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
				} else {
					commentEnd = props.end;
					if (props.comment) seq.comment = props.comment;
					continue;
				}
			}
			const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
			offset = node.range[2];
			seq.items.push(node);
		}
		seq.range = [
			bs.offset,
			offset,
			commentEnd ?? offset
		];
		return seq;
	}
	exports.resolveBlockSeq = resolveBlockSeq;
}));

// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveEnd(end, offset, reqSpace, onError) {
		let comment = "";
		if (end) {
			let hasSpace = false;
			let sep = "";
			for (const token of end) {
				const { source, type } = token;
				switch (type) {
					case "space":
						hasSpace = true;
						break;
					case "comment": {
						if (reqSpace && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
						const cb = source.substring(1) || " ";
						if (!comment) comment = cb;
						else comment += sep + cb;
						sep = "";
						break;
					}
					case "newline":
						if (comment) sep += source;
						hasSpace = true;
						break;
					default: onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
				}
				offset += source.length;
			}
		}
		return {
			comment,
			offset
		};
	}
	exports.resolveEnd = resolveEnd;
}));

// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilMapIncludes = require_util_map_includes();
	const blockMsg = "Block collections are not allowed within flow collections";
	const isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
	function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
		const isMap = fc.start.source === "{";
		const fcName = isMap ? "flow map" : "flow sequence";
		const coll = new ((tag?.nodeClass) ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq))(ctx.schema);
		coll.flow = true;
		const atRoot = ctx.atRoot;
		if (atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = fc.offset + fc.start.source.length;
		for (let i = 0; i < fc.items.length; ++i) {
			const collItem = fc.items[i];
			const { start, key, sep, value } = collItem;
			const props = resolveProps.resolveProps(start, {
				flow: fcName,
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: fc.indent,
				startOnNewline: false
			});
			if (!props.found) {
				if (!props.anchor && !props.tag && !sep && !value) {
					if (i === 0 && props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
					else if (i < fc.items.length - 1) onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
					if (props.comment) {
						if (coll.comment) coll.comment += "\n" + props.comment;
						else coll.comment = props.comment;
					}
					offset = props.end;
					continue;
				}
				if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key)) onError(key, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
			}
			if (i === 0) {
				if (props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
			} else {
				if (!props.comma) onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
				if (props.comment) {
					let prevItemComment = "";
					loop: for (const st of start) switch (st.type) {
						case "comma":
						case "space": break;
						case "comment":
							prevItemComment = st.source.substring(1);
							break loop;
						default: break loop;
					}
					if (prevItemComment) {
						let prev = coll.items[coll.items.length - 1];
						if (identity.isPair(prev)) prev = prev.value ?? prev.key;
						if (prev.comment) prev.comment += "\n" + prevItemComment;
						else prev.comment = prevItemComment;
						props.comment = props.comment.substring(prevItemComment.length + 1);
					}
				}
			}
			if (!isMap && !sep && !props.found) {
				const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
				coll.items.push(valueNode);
				offset = valueNode.range[2];
				if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
			} else {
				ctx.atKey = true;
				const keyStart = props.end;
				const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
				if (isBlock(key)) onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
				ctx.atKey = false;
				const valueProps = resolveProps.resolveProps(sep ?? [], {
					flow: fcName,
					indicator: "map-value-ind",
					next: value,
					offset: keyNode.range[2],
					onError,
					parentIndent: fc.indent,
					startOnNewline: false
				});
				if (valueProps.found) {
					if (!isMap && !props.found && ctx.options.strict) {
						if (sep) for (const st of sep) {
							if (st === valueProps.found) break;
							if (st.type === "newline") {
								onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
								break;
							}
						}
						if (props.start < valueProps.found.offset - 1024) onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
					}
				} else if (value) {
					if ("source" in value && value.source?.[0] === ":") onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
					else onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
				if (valueNode) {
					if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
				} else if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				if (isMap) {
					const map = coll;
					if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
					map.items.push(pair);
				} else {
					const map = new YAMLMap.YAMLMap(ctx.schema);
					map.flow = true;
					map.items.push(pair);
					const endRange = (valueNode ?? keyNode).range;
					map.range = [
						keyNode.range[0],
						endRange[1],
						endRange[2]
					];
					coll.items.push(map);
				}
				offset = valueNode ? valueNode.range[2] : valueProps.end;
			}
		}
		const expectedEnd = isMap ? "}" : "]";
		const [ce, ...ee] = fc.end;
		let cePos = offset;
		if (ce?.source === expectedEnd) cePos = ce.offset + ce.source.length;
		else {
			const name = fcName[0].toUpperCase() + fcName.substring(1);
			const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
			onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
			if (ce && ce.source.length !== 1) ee.unshift(ce);
		}
		if (ee.length > 0) {
			const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
			if (end.comment) {
				if (coll.comment) coll.comment += "\n" + end.comment;
				else coll.comment = end.comment;
			}
			coll.range = [
				fc.offset,
				cePos,
				end.offset
			];
		} else coll.range = [
			fc.offset,
			cePos,
			cePos
		];
		return coll;
	}
	exports.resolveFlowCollection = resolveFlowCollection;
}));

// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveBlockMap = require_resolve_block_map();
	var resolveBlockSeq = require_resolve_block_seq();
	var resolveFlowCollection = require_resolve_flow_collection();
	function resolveCollection(CN, ctx, token, onError, tagName, tag) {
		const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
		const Coll = coll.constructor;
		if (tagName === "!" || tagName === Coll.tagName) {
			coll.tag = Coll.tagName;
			return coll;
		}
		if (tagName) coll.tag = tagName;
		return coll;
	}
	function composeCollection(CN, ctx, token, props, onError) {
		const tagToken = props.tag;
		const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
		if (token.type === "block-seq") {
			const { anchor, newlineAfterProp: nl } = props;
			const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
			if (lastProp && (!nl || nl.offset < lastProp.offset)) onError(lastProp, "MISSING_CHAR", "Missing newline after block sequence props");
		}
		const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
		if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") return resolveCollection(CN, ctx, token, onError, tagName);
		let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
		if (!tag) {
			const kt = ctx.schema.knownTags[tagName];
			if (kt?.collection === expType) {
				ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
				tag = kt;
			} else {
				if (kt) onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
				else onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
				return resolveCollection(CN, ctx, token, onError, tagName);
			}
		}
		const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
		const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
		const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
		node.range = coll.range;
		node.tag = tagName;
		if (tag?.format) node.format = tag.format;
		return node;
	}
	exports.composeCollection = composeCollection;
}));

// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function resolveBlockScalar(ctx, scalar, onError) {
		const start = scalar.offset;
		const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
		if (!header) return {
			value: "",
			type: null,
			comment: "",
			range: [
				start,
				start,
				start
			]
		};
		const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
		const lines = scalar.source ? splitLines(scalar.source) : [];
		let chompStart = lines.length;
		for (let i = lines.length - 1; i >= 0; --i) {
			const content = lines[i][1];
			if (content === "" || content === "\r") chompStart = i;
			else break;
		}
		if (chompStart === 0) {
			const value = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
			let end = start + header.length;
			if (scalar.source) end += scalar.source.length;
			return {
				value,
				type,
				comment: header.comment,
				range: [
					start,
					end,
					end
				]
			};
		}
		let trimIndent = scalar.indent + header.indent;
		let offset = scalar.offset + header.length;
		let contentStart = 0;
		for (let i = 0; i < chompStart; ++i) {
			const [indent, content] = lines[i];
			if (content === "" || content === "\r") {
				if (header.indent === 0 && indent.length > trimIndent) trimIndent = indent.length;
			} else {
				if (indent.length < trimIndent) onError(offset + indent.length, "MISSING_CHAR", "Block scalars with more-indented leading empty lines must use an explicit indentation indicator");
				if (header.indent === 0) trimIndent = indent.length;
				contentStart = i;
				if (trimIndent === 0 && !ctx.atRoot) onError(offset, "BAD_INDENT", "Block scalar values in collections must be indented");
				break;
			}
			offset += indent.length + content.length + 1;
		}
		for (let i = lines.length - 1; i >= chompStart; --i) if (lines[i][0].length > trimIndent) chompStart = i + 1;
		let value = "";
		let sep = "";
		let prevMoreIndented = false;
		for (let i = 0; i < contentStart; ++i) value += lines[i][0].slice(trimIndent) + "\n";
		for (let i = contentStart; i < chompStart; ++i) {
			let [indent, content] = lines[i];
			offset += indent.length + content.length + 1;
			const crlf = content[content.length - 1] === "\r";
			if (crlf) content = content.slice(0, -1);
			/* istanbul ignore if already caught in lexer */
			if (content && indent.length < trimIndent) {
				const message = `Block scalar lines must not be less indented than their ${header.indent ? "explicit indentation indicator" : "first line"}`;
				onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
				indent = "";
			}
			if (type === Scalar.Scalar.BLOCK_LITERAL) {
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
			} else if (indent.length > trimIndent || content[0] === "	") {
				if (sep === " ") sep = "\n";
				else if (!prevMoreIndented && sep === "\n") sep = "\n\n";
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
				prevMoreIndented = true;
			} else if (content === "") {
				if (sep === "\n") value += "\n";
				else sep = "\n";
			} else {
				value += sep + content;
				sep = " ";
				prevMoreIndented = false;
			}
		}
		switch (header.chomp) {
			case "-": break;
			case "+":
				for (let i = chompStart; i < lines.length; ++i) value += "\n" + lines[i][0].slice(trimIndent);
				if (value[value.length - 1] !== "\n") value += "\n";
				break;
			default: value += "\n";
		}
		const end = start + header.length + scalar.source.length;
		return {
			value,
			type,
			comment: header.comment,
			range: [
				start,
				end,
				end
			]
		};
	}
	function parseBlockScalarHeader({ offset, props }, strict, onError) {
		/* istanbul ignore if should not happen */
		if (props[0].type !== "block-scalar-header") {
			onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
			return null;
		}
		const { source } = props[0];
		const mode = source[0];
		let indent = 0;
		let chomp = "";
		let error = -1;
		for (let i = 1; i < source.length; ++i) {
			const ch = source[i];
			if (!chomp && (ch === "-" || ch === "+")) chomp = ch;
			else {
				const n = Number(ch);
				if (!indent && n) indent = n;
				else if (error === -1) error = offset + i;
			}
		}
		if (error !== -1) onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
		let hasSpace = false;
		let comment = "";
		let length = source.length;
		for (let i = 1; i < props.length; ++i) {
			const token = props[i];
			switch (token.type) {
				case "space": hasSpace = true;
				case "newline":
					length += token.source.length;
					break;
				case "comment":
					if (strict && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					length += token.source.length;
					comment = token.source.substring(1);
					break;
				case "error":
					onError(token, "UNEXPECTED_TOKEN", token.message);
					length += token.source.length;
					break;
				/* istanbul ignore next should not happen */
				default: {
					onError(token, "UNEXPECTED_TOKEN", `Unexpected token in block scalar header: ${token.type}`);
					const ts = token.source;
					if (ts && typeof ts === "string") length += ts.length;
				}
			}
		}
		return {
			mode,
			indent,
			chomp,
			comment,
			length
		};
	}
	function splitLines(source) {
		const split = source.split(/\n( *)/);
		const first = split[0];
		const m = first.match(/^( *)/);
		const lines = [m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first]];
		for (let i = 1; i < split.length; i += 2) lines.push([split[i], split[i + 1]]);
		return lines;
	}
	exports.resolveBlockScalar = resolveBlockScalar;
}));

// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var resolveEnd = require_resolve_end();
	function resolveFlowScalar(scalar, strict, onError) {
		const { offset, type, source, end } = scalar;
		let _type;
		let value;
		const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
		switch (type) {
			case "scalar":
				_type = Scalar.Scalar.PLAIN;
				value = plainValue(source, _onError);
				break;
			case "single-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_SINGLE;
				value = singleQuotedValue(source, _onError);
				break;
			case "double-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_DOUBLE;
				value = doubleQuotedValue(source, _onError);
				break;
			/* istanbul ignore next should not happen */
			default:
				onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
				return {
					value: "",
					type: null,
					comment: "",
					range: [
						offset,
						offset + source.length,
						offset + source.length
					]
				};
		}
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
		return {
			value,
			type: _type,
			comment: re.comment,
			range: [
				offset,
				valueEnd,
				re.offset
			]
		};
	}
	function plainValue(source, onError) {
		let badChar = "";
		switch (source[0]) {
			/* istanbul ignore next should not happen */
			case "	":
				badChar = "a tab character";
				break;
			case ",":
				badChar = "flow indicator character ,";
				break;
			case "%":
				badChar = "directive indicator character %";
				break;
			case "|":
			case ">":
				badChar = `block scalar indicator ${source[0]}`;
				break;
			case "@":
			case "`": badChar = `reserved character ${source[0]}`;
		}
		if (badChar) onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
		return unfoldLines(source);
	}
	function singleQuotedValue(source, onError) {
		if (source[source.length - 1] !== "'" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
		return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
	}
	function unfoldLines(source) {
		const line = /(.*?)\r?\n/sy;
		let match = line.exec(source);
		if (!match) return source;
		let trimEnd, trimBoth;
		try {
			trimEnd = new RegExp("(?<![ 	])[ 	]+$");
			trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
		} catch {
			trimEnd = /[ \t]+$/;
			trimBoth = /^[ \t]+|[ \t]+$/g;
		}
		let res = match[1].replace(trimEnd, "");
		let sep = " ";
		let pos = line.lastIndex;
		while (match = line.exec(source)) {
			const lm = match[1].replace(trimBoth, "");
			if (lm === "") {
				if (sep === "\n") res += sep;
				else sep = "\n";
			} else {
				res += sep + lm;
				sep = " ";
			}
			pos = line.lastIndex;
		}
		const last = /[ \t]*(.*)/sy;
		last.lastIndex = pos;
		match = last.exec(source);
		return res + sep + (match?.[1] ?? "");
	}
	function doubleQuotedValue(source, onError) {
		let res = "";
		for (let i = 1; i < source.length - 1; ++i) {
			const ch = source[i];
			if (ch === "\r" && source[i + 1] === "\n") continue;
			if (ch === "\n") {
				const { fold, offset } = foldNewline(source, i);
				res += fold;
				i = offset;
			} else if (ch === "\\") {
				let next = source[++i];
				const cc = escapeCodes[next];
				if (cc) res += cc;
				else if (next === "\n") {
					next = source[i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "\r" && source[i + 1] === "\n") {
					next = source[++i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "x" || next === "u" || next === "U") {
					const length = next === "x" ? 2 : next === "u" ? 4 : 8;
					res += parseCharCode(source, i + 1, length, onError);
					i += length;
				} else {
					const raw = source.substr(i - 1, 2);
					onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
					res += raw;
				}
			} else if (ch === " " || ch === "	") {
				const wsStart = i;
				let next = source[i + 1];
				while (next === " " || next === "	") next = source[++i + 1];
				if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n")) res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
			} else res += ch;
		}
		if (source[source.length - 1] !== "\"" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing \"quote");
		return res;
	}
	function foldNewline(source, offset) {
		let fold = "";
		let ch = source[offset + 1];
		while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
			if (ch === "\r" && source[offset + 2] !== "\n") break;
			if (ch === "\n") fold += "\n";
			offset += 1;
			ch = source[offset + 1];
		}
		if (!fold) fold = " ";
		return {
			fold,
			offset
		};
	}
	const escapeCodes = {
		"0": "\0",
		a: "\x07",
		b: "\b",
		e: "\x1B",
		f: "\f",
		n: "\n",
		r: "\r",
		t: "	",
		v: "\v",
		N: "",
		_: "\xA0",
		L: "\u2028",
		P: "\u2029",
		" ": " ",
		"\"": "\"",
		"/": "/",
		"\\": "\\",
		"	": "	"
	};
	function parseCharCode(source, offset, length, onError) {
		const cc = source.substr(offset, length);
		const code = cc.length === length && /^[0-9a-fA-F]+$/.test(cc) ? parseInt(cc, 16) : NaN;
		try {
			return String.fromCodePoint(code);
		} catch {
			const raw = source.substr(offset - 2, length + 2);
			onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
			return raw;
		}
	}
	exports.resolveFlowScalar = resolveFlowScalar;
}));

// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	function composeScalar(ctx, token, tagToken, onError) {
		const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
		const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
		let tag;
		if (ctx.options.stringKeys && ctx.atKey) tag = ctx.schema[identity.SCALAR];
		else if (tagName) tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
		else if (token.type === "scalar") tag = findScalarTagByTest(ctx, value, token, onError);
		else tag = ctx.schema[identity.SCALAR];
		let scalar;
		try {
			const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
			scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
		} catch (error) {
			const msg = error instanceof Error ? error.message : String(error);
			onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
			scalar = new Scalar.Scalar(value);
		}
		scalar.range = range;
		scalar.source = value;
		if (type) scalar.type = type;
		if (tagName) scalar.tag = tagName;
		if (tag.format) scalar.format = tag.format;
		if (comment) scalar.comment = comment;
		return scalar;
	}
	function findScalarTagByName(schema, value, tagName, tagToken, onError) {
		if (tagName === "!") return schema[identity.SCALAR];
		const matchWithTest = [];
		for (const tag of schema.tags) if (!tag.collection && tag.tag === tagName) {
			if (tag.default && tag.test) matchWithTest.push(tag);
			else return tag;
		}
		for (const tag of matchWithTest) if (tag.test?.test(value)) return tag;
		const kt = schema.knownTags[tagName];
		if (kt && !kt.collection) {
			schema.tags.push(Object.assign({}, kt, {
				default: false,
				test: void 0
			}));
			return kt;
		}
		onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
		return schema[identity.SCALAR];
	}
	function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
		const tag = schema.tags.find((tag) => (tag.default === true || atKey && tag.default === "key") && tag.test?.test(value)) || schema[identity.SCALAR];
		if (schema.compat) {
			const compat = schema.compat.find((tag) => tag.default && tag.test?.test(value)) ?? schema[identity.SCALAR];
			if (tag.tag !== compat.tag) onError(token, "TAG_RESOLVE_FAILED", `Value may be parsed as either ${directives.tagString(tag.tag)} or ${directives.tagString(compat.tag)}`, true);
		}
		return tag;
	}
	exports.composeScalar = composeScalar;
}));

// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = /* @__PURE__ */ __commonJSMin(((exports) => {
	function emptyScalarPosition(offset, before, pos) {
		if (before) {
			pos ?? (pos = before.length);
			for (let i = pos - 1; i >= 0; --i) {
				let st = before[i];
				switch (st.type) {
					case "space":
					case "comment":
					case "newline":
						offset -= st.source.length;
						continue;
				}
				st = before[++i];
				while (st?.type === "space") {
					offset += st.source.length;
					st = before[++i];
				}
				break;
			}
		}
		return offset;
	}
	exports.emptyScalarPosition = emptyScalarPosition;
}));

// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var composeCollection = require_compose_collection();
	var composeScalar = require_compose_scalar();
	var resolveEnd = require_resolve_end();
	var utilEmptyScalarPosition = require_util_empty_scalar_position();
	const CN = {
		composeNode,
		composeEmptyNode
	};
	function composeNode(ctx, token, props, onError) {
		const atKey = ctx.atKey;
		const { spaceBefore, comment, anchor, tag } = props;
		let node;
		let isSrcToken = true;
		switch (token.type) {
			case "alias":
				node = composeAlias(ctx, token, onError);
				if (anchor || tag) onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
				break;
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "block-scalar":
				node = composeScalar.composeScalar(ctx, token, tag, onError);
				if (anchor) node.anchor = anchor.source.substring(1);
				break;
			case "block-map":
			case "block-seq":
			case "flow-collection":
				try {
					node = composeCollection.composeCollection(CN, ctx, token, props, onError);
					if (anchor) node.anchor = anchor.source.substring(1);
				} catch (error) {
					onError(token, "RESOURCE_EXHAUSTION", error instanceof Error ? error.message : String(error));
				}
				break;
			default:
				onError(token, "UNEXPECTED_TOKEN", token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`);
				isSrcToken = false;
		}
		node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
		if (anchor && node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) onError(tag ?? token, "NON_STRING_KEY", "With stringKeys, all keys must be strings");
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			if (token.type === "scalar" && token.source === "") node.comment = comment;
			else node.commentBefore = comment;
		}
		if (ctx.options.keepSourceTokens && isSrcToken) node.srcToken = token;
		return node;
	}
	function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
		const token = {
			type: "scalar",
			offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
			indent: -1,
			source: ""
		};
		const node = composeScalar.composeScalar(ctx, token, tag, onError);
		if (anchor) {
			node.anchor = anchor.source.substring(1);
			if (node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		}
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			node.comment = comment;
			node.range[2] = end;
		}
		return node;
	}
	function composeAlias({ options }, { offset, source, end }, onError) {
		const alias = new Alias.Alias(source.substring(1));
		if (alias.source === "") onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
		if (alias.source.endsWith(":")) onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
		alias.range = [
			offset,
			valueEnd,
			re.offset
		];
		if (re.comment) alias.comment = re.comment;
		return alias;
	}
	exports.composeEmptyNode = composeEmptyNode;
	exports.composeNode = composeNode;
}));

// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Document = require_Document();
	var composeNode = require_compose_node();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	function composeDoc(options, directives, { offset, start, value, end }, onError) {
		const opts = Object.assign({ _directives: directives }, options);
		const doc = new Document.Document(void 0, opts);
		const ctx = {
			atKey: false,
			atRoot: true,
			directives: doc.directives,
			options: doc.options,
			schema: doc.schema
		};
		const props = resolveProps.resolveProps(start, {
			indicator: "doc-start",
			next: value ?? end?.[0],
			offset,
			onError,
			parentIndent: 0,
			startOnNewline: true
		});
		if (props.found) {
			doc.directives.docStart = true;
			if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline) onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
		}
		doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
		const contentEnd = doc.contents.range[2];
		const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
		if (re.comment) doc.comment = re.comment;
		doc.range = [
			offset,
			contentEnd,
			re.offset
		];
		return doc;
	}
	exports.composeDoc = composeDoc;
}));

// node_modules/yaml/dist/compose/composer.js
var require_composer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	var directives = require_directives();
	var Document = require_Document();
	var errors = require_errors();
	var identity = require_identity();
	var composeDoc = require_compose_doc();
	var resolveEnd = require_resolve_end();
	function getErrorPos(src) {
		if (typeof src === "number") return [src, src + 1];
		if (Array.isArray(src)) return src.length === 2 ? src : [src[0], src[1]];
		const { offset, source } = src;
		return [offset, offset + (typeof source === "string" ? source.length : 1)];
	}
	function parsePrelude(prelude) {
		let comment = "";
		let atComment = false;
		let afterEmptyLine = false;
		for (let i = 0; i < prelude.length; ++i) {
			const source = prelude[i];
			switch (source[0]) {
				case "#":
					comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
					atComment = true;
					afterEmptyLine = false;
					break;
				case "%":
					if (prelude[i + 1]?.[0] !== "#") i += 1;
					atComment = false;
					break;
				default:
					if (!atComment) afterEmptyLine = true;
					atComment = false;
			}
		}
		return {
			comment,
			afterEmptyLine
		};
	}
	var Composer = class {
		constructor(options = {}) {
			this.doc = null;
			this.atDirectives = false;
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
			this.onError = (source, code, message, warning) => {
				const pos = getErrorPos(source);
				if (warning) this.warnings.push(new errors.YAMLWarning(pos, code, message));
				else this.errors.push(new errors.YAMLParseError(pos, code, message));
			};
			this.directives = new directives.Directives({ version: options.version || "1.2" });
			this.options = options;
		}
		decorate(doc, afterDoc) {
			const { comment, afterEmptyLine } = parsePrelude(this.prelude);
			if (comment) {
				const dc = doc.contents;
				if (afterDoc) doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
				else if (afterEmptyLine || doc.directives.docStart || !dc) doc.commentBefore = comment;
				else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
					let it = dc.items[0];
					if (identity.isPair(it)) it = it.key;
					const cb = it.commentBefore;
					it.commentBefore = cb ? `${comment}\n${cb}` : comment;
				} else {
					const cb = dc.commentBefore;
					dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
				}
			}
			if (afterDoc) {
				for (let i = 0; i < this.errors.length; ++i) doc.errors.push(this.errors[i]);
				for (let i = 0; i < this.warnings.length; ++i) doc.warnings.push(this.warnings[i]);
			} else {
				doc.errors = this.errors;
				doc.warnings = this.warnings;
			}
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
		}
		streamInfo() {
			return {
				comment: parsePrelude(this.prelude).comment,
				directives: this.directives,
				errors: this.errors,
				warnings: this.warnings
			};
		}
		*compose(tokens, forceDoc = false, endOffset = -1) {
			for (const token of tokens) yield* this.next(token);
			yield* this.end(forceDoc, endOffset);
		}
		*next(token) {
			if (node_process.env.LOG_STREAM) console.dir(token, { depth: null });
			switch (token.type) {
				case "directive":
					this.directives.add(token.source, (offset, message, warning) => {
						const pos = getErrorPos(token);
						pos[0] += offset;
						this.onError(pos, "BAD_DIRECTIVE", message, warning);
					});
					this.prelude.push(token.source);
					this.atDirectives = true;
					break;
				case "document": {
					const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
					if (this.atDirectives && !doc.directives.docStart) this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
					this.decorate(doc, false);
					if (this.doc) yield this.doc;
					this.doc = doc;
					this.atDirectives = false;
					break;
				}
				case "byte-order-mark":
				case "space": break;
				case "comment":
				case "newline":
					this.prelude.push(token.source);
					break;
				case "error": {
					const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
					const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
					if (this.atDirectives || !this.doc) this.errors.push(error);
					else this.doc.errors.push(error);
					break;
				}
				case "doc-end": {
					if (!this.doc) {
						this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", "Unexpected doc-end without preceding document"));
						break;
					}
					this.doc.directives.docEnd = true;
					const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
					this.decorate(this.doc, true);
					if (end.comment) {
						const dc = this.doc.comment;
						this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
					}
					this.doc.range[2] = end.offset;
					break;
				}
				default: this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
			}
		}
		*end(forceDoc = false, endOffset = -1) {
			if (this.doc) {
				this.decorate(this.doc, true);
				yield this.doc;
				this.doc = null;
			} else if (forceDoc) {
				const opts = Object.assign({ _directives: this.directives }, this.options);
				const doc = new Document.Document(void 0, opts);
				if (this.atDirectives) this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
				doc.range = [
					0,
					endOffset,
					endOffset
				];
				this.decorate(doc, false);
				yield doc;
			}
		}
	};
	exports.Composer = Composer;
}));

// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	var errors = require_errors();
	var stringifyString = require_stringifyString();
	function resolveAsScalar(token, strict = true, onError) {
		if (token) {
			const _onError = (pos, code, message) => {
				const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
				if (onError) onError(offset, code, message);
				else throw new errors.YAMLParseError([offset, offset + 1], code, message);
			};
			switch (token.type) {
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
				case "block-scalar": return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
			}
		}
		return null;
	}
	function createScalarToken(value, context) {
		const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey,
			indent: indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		const end = context.end ?? [{
			type: "newline",
			offset: -1,
			indent,
			source: "\n"
		}];
		switch (source[0]) {
			case "|":
			case ">": {
				const he = source.indexOf("\n");
				const head = source.substring(0, he);
				const body = source.substring(he + 1) + "\n";
				const props = [{
					type: "block-scalar-header",
					offset,
					indent,
					source: head
				}];
				if (!addEndtoBlockProps(props, end)) props.push({
					type: "newline",
					offset: -1,
					indent,
					source: "\n"
				});
				return {
					type: "block-scalar",
					offset,
					indent,
					props,
					source: body
				};
			}
			case "\"": return {
				type: "double-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			case "'": return {
				type: "single-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			default: return {
				type: "scalar",
				offset,
				indent,
				source,
				end
			};
		}
	}
	function setScalarValue(token, value, context = {}) {
		let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
		let indent = "indent" in token ? token.indent : null;
		if (afterKey && typeof indent === "number") indent += 2;
		if (!type) switch (token.type) {
			case "single-quoted-scalar":
				type = "QUOTE_SINGLE";
				break;
			case "double-quoted-scalar":
				type = "QUOTE_DOUBLE";
				break;
			case "block-scalar": {
				const header = token.props[0];
				if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
				type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
				break;
			}
			default: type = "PLAIN";
		}
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey: implicitKey || indent === null,
			indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		switch (source[0]) {
			case "|":
			case ">":
				setBlockScalarValue(token, source);
				break;
			case "\"":
				setFlowScalarValue(token, source, "double-quoted-scalar");
				break;
			case "'":
				setFlowScalarValue(token, source, "single-quoted-scalar");
				break;
			default: setFlowScalarValue(token, source, "scalar");
		}
	}
	function setBlockScalarValue(token, source) {
		const he = source.indexOf("\n");
		const head = source.substring(0, he);
		const body = source.substring(he + 1) + "\n";
		if (token.type === "block-scalar") {
			const header = token.props[0];
			if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
			header.source = head;
			token.source = body;
		} else {
			const { offset } = token;
			const indent = "indent" in token ? token.indent : -1;
			const props = [{
				type: "block-scalar-header",
				offset,
				indent,
				source: head
			}];
			if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0)) props.push({
				type: "newline",
				offset: -1,
				indent,
				source: "\n"
			});
			for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
			Object.assign(token, {
				type: "block-scalar",
				indent,
				props,
				source: body
			});
		}
	}
	function addEndtoBlockProps(props, end) {
		if (end) for (const st of end) switch (st.type) {
			case "space":
			case "comment":
				props.push(st);
				break;
			case "newline":
				props.push(st);
				return true;
		}
		return false;
	}
	function setFlowScalarValue(token, source, type) {
		switch (token.type) {
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				token.type = type;
				token.source = source;
				break;
			case "block-scalar": {
				const end = token.props.slice(1);
				let oa = source.length;
				if (token.props[0].type === "block-scalar-header") oa -= token.props[0].source.length;
				for (const tok of end) tok.offset += oa;
				delete token.props;
				Object.assign(token, {
					type,
					source,
					end
				});
				break;
			}
			case "block-map":
			case "block-seq": {
				const nl = {
					type: "newline",
					offset: token.offset + source.length,
					indent: token.indent,
					source: "\n"
				};
				delete token.items;
				Object.assign(token, {
					type,
					source,
					end: [nl]
				});
				break;
			}
			default: {
				const indent = "indent" in token ? token.indent : -1;
				const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
				for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
				Object.assign(token, {
					type,
					indent,
					source,
					end
				});
			}
		}
	}
	exports.createScalarToken = createScalarToken;
	exports.resolveAsScalar = resolveAsScalar;
	exports.setScalarValue = setScalarValue;
}));

// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	const stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
	function stringifyToken(token) {
		switch (token.type) {
			case "block-scalar": {
				let res = "";
				for (const tok of token.props) res += stringifyToken(tok);
				return res + token.source;
			}
			case "block-map":
			case "block-seq": {
				let res = "";
				for (const item of token.items) res += stringifyItem(item);
				return res;
			}
			case "flow-collection": {
				let res = token.start.source;
				for (const item of token.items) res += stringifyItem(item);
				for (const st of token.end) res += st.source;
				return res;
			}
			case "document": {
				let res = stringifyItem(token);
				if (token.end) for (const st of token.end) res += st.source;
				return res;
			}
			default: {
				let res = token.source;
				if ("end" in token && token.end) for (const st of token.end) res += st.source;
				return res;
			}
		}
	}
	function stringifyItem({ start, key, sep, value }) {
		let res = "";
		for (const st of start) res += st.source;
		if (key) res += stringifyToken(key);
		if (sep) for (const st of sep) res += st.source;
		if (value) res += stringifyToken(value);
		return res;
	}
	exports.stringify = stringify;
}));

// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove item");
	function visit(cst, visitor) {
		if ("type" in cst && cst.type === "document") cst = {
			start: cst.start,
			value: cst.value
		};
		_visit(Object.freeze([]), cst, visitor);
	}
	visit.BREAK = BREAK;
	visit.SKIP = SKIP;
	visit.REMOVE = REMOVE;
	visit.itemAtPath = (cst, path) => {
		let item = cst;
		for (const [field, index] of path) {
			const tok = item?.[field];
			if (tok && "items" in tok) item = tok.items[index];
			else return void 0;
		}
		return item;
	};
	visit.parentCollection = (cst, path) => {
		const parent = visit.itemAtPath(cst, path.slice(0, -1));
		const field = path[path.length - 1][0];
		const coll = parent?.[field];
		if (coll && "items" in coll) return coll;
		throw new Error("Parent collection not found");
	};
	function _visit(path, item, visitor) {
		let ctrl = visitor(item, path);
		if (typeof ctrl === "symbol") return ctrl;
		for (const field of ["key", "value"]) {
			const token = item[field];
			if (token && "items" in token) {
				for (let i = 0; i < token.items.length; ++i) {
					const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						token.items.splice(i, 1);
						i -= 1;
					}
				}
				if (typeof ctrl === "function" && field === "key") ctrl = ctrl(item, path);
			}
		}
		return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
	}
	exports.visit = visit;
}));

// node_modules/yaml/dist/parse/cst.js
var require_cst = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cstScalar = require_cst_scalar();
	var cstStringify = require_cst_stringify();
	var cstVisit = require_cst_visit();
	const BOM = "﻿";
	const DOCUMENT = "";
	const FLOW_END = "";
	const SCALAR = "";
	const isCollection = (token) => !!token && "items" in token;
	const isScalar = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
	/* istanbul ignore next */
	function prettyToken(token) {
		switch (token) {
			case BOM: return "<BOM>";
			case DOCUMENT: return "<DOC>";
			case FLOW_END: return "<FLOW_END>";
			case SCALAR: return "<SCALAR>";
			default: return JSON.stringify(token);
		}
	}
	function tokenType(source) {
		switch (source) {
			case BOM: return "byte-order-mark";
			case DOCUMENT: return "doc-mode";
			case FLOW_END: return "flow-error-end";
			case SCALAR: return "scalar";
			case "---": return "doc-start";
			case "...": return "doc-end";
			case "":
			case "\n":
			case "\r\n": return "newline";
			case "-": return "seq-item-ind";
			case "?": return "explicit-key-ind";
			case ":": return "map-value-ind";
			case "{": return "flow-map-start";
			case "}": return "flow-map-end";
			case "[": return "flow-seq-start";
			case "]": return "flow-seq-end";
			case ",": return "comma";
		}
		switch (source[0]) {
			case " ":
			case "	": return "space";
			case "#": return "comment";
			case "%": return "directive-line";
			case "*": return "alias";
			case "&": return "anchor";
			case "!": return "tag";
			case "'": return "single-quoted-scalar";
			case "\"": return "double-quoted-scalar";
			case "|":
			case ">": return "block-scalar-header";
		}
		return null;
	}
	exports.createScalarToken = cstScalar.createScalarToken;
	exports.resolveAsScalar = cstScalar.resolveAsScalar;
	exports.setScalarValue = cstScalar.setScalarValue;
	exports.stringify = cstStringify.stringify;
	exports.visit = cstVisit.visit;
	exports.BOM = BOM;
	exports.DOCUMENT = DOCUMENT;
	exports.FLOW_END = FLOW_END;
	exports.SCALAR = SCALAR;
	exports.isCollection = isCollection;
	exports.isScalar = isScalar;
	exports.prettyToken = prettyToken;
	exports.tokenType = tokenType;
}));

// node_modules/yaml/dist/parse/lexer.js
var require_lexer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cst = require_cst();
	function isEmpty(ch) {
		switch (ch) {
			case void 0:
			case " ":
			case "\n":
			case "\r":
			case "	": return true;
			default: return false;
		}
	}
	const hexDigits = /* @__PURE__ */ new Set("0123456789ABCDEFabcdef");
	const tagChars = /* @__PURE__ */ new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
	const flowIndicatorChars = /* @__PURE__ */ new Set(",[]{}");
	const invalidAnchorChars = /* @__PURE__ */ new Set(" ,[]{}\n\r	");
	const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
	var Lexer = class {
		constructor() {
			this.atEnd = false;
			this.blockScalarIndent = -1;
			this.blockScalarKeep = false;
			this.buffer = "";
			this.flowKey = false;
			this.flowLevel = 0;
			this.indentNext = 0;
			this.indentValue = 0;
			this.lineEndPos = null;
			this.next = null;
			this.pos = 0;
		}
		*lex(source, incomplete = false) {
			if (source) {
				if (typeof source !== "string") throw TypeError("source is not a string");
				this.buffer = this.buffer ? this.buffer + source : source;
				this.lineEndPos = null;
			}
			this.atEnd = !incomplete;
			let next = this.next ?? "stream";
			while (next && (incomplete || this.hasChars(1))) next = yield* this.parseNext(next);
		}
		atLineEnd() {
			let i = this.pos;
			let ch = this.buffer[i];
			while (ch === " " || ch === "	") ch = this.buffer[++i];
			if (!ch || ch === "#" || ch === "\n") return true;
			if (ch === "\r") return this.buffer[i + 1] === "\n";
			return false;
		}
		charAt(n) {
			return this.buffer[this.pos + n];
		}
		continueScalar(offset) {
			let ch = this.buffer[offset];
			if (this.indentNext > 0) {
				let indent = 0;
				while (ch === " ") ch = this.buffer[++indent + offset];
				if (ch === "\r") {
					const next = this.buffer[indent + offset + 1];
					if (next === "\n" || !next && !this.atEnd) return offset + indent + 1;
				}
				return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
			}
			if (ch === "-" || ch === ".") {
				const dt = this.buffer.substr(offset, 3);
				if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3])) return -1;
			}
			return offset;
		}
		getLine() {
			let end = this.lineEndPos;
			if (typeof end !== "number" || end !== -1 && end < this.pos) {
				end = this.buffer.indexOf("\n", this.pos);
				this.lineEndPos = end;
			}
			if (end === -1) return this.atEnd ? this.buffer.substring(this.pos) : null;
			if (this.buffer[end - 1] === "\r") end -= 1;
			return this.buffer.substring(this.pos, end);
		}
		hasChars(n) {
			return this.pos + n <= this.buffer.length;
		}
		setNext(state) {
			this.buffer = this.buffer.substring(this.pos);
			this.pos = 0;
			this.lineEndPos = null;
			this.next = state;
			return null;
		}
		peek(n) {
			return this.buffer.substr(this.pos, n);
		}
		*parseNext(next) {
			switch (next) {
				case "stream": return yield* this.parseStream();
				case "line-start": return yield* this.parseLineStart();
				case "block-start": return yield* this.parseBlockStart();
				case "doc": return yield* this.parseDocument();
				case "flow": return yield* this.parseFlowCollection();
				case "quoted-scalar": return yield* this.parseQuotedScalar();
				case "block-scalar": return yield* this.parseBlockScalar();
				case "plain-scalar": return yield* this.parsePlainScalar();
			}
		}
		*parseStream() {
			let line = this.getLine();
			if (line === null) return this.setNext("stream");
			if (line[0] === cst.BOM) {
				yield* this.pushCount(1);
				line = line.substring(1);
			}
			if (line[0] === "%") {
				let dirEnd = line.length;
				let cs = line.indexOf("#");
				while (cs !== -1) {
					const ch = line[cs - 1];
					if (ch === " " || ch === "	") {
						dirEnd = cs - 1;
						break;
					} else cs = line.indexOf("#", cs + 1);
				}
				while (true) {
					const ch = line[dirEnd - 1];
					if (ch === " " || ch === "	") dirEnd -= 1;
					else break;
				}
				const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
				yield* this.pushCount(line.length - n);
				this.pushNewline();
				return "stream";
			}
			if (this.atLineEnd()) {
				const sp = yield* this.pushSpaces(true);
				yield* this.pushCount(line.length - sp);
				yield* this.pushNewline();
				return "stream";
			}
			yield cst.DOCUMENT;
			return yield* this.parseLineStart();
		}
		*parseLineStart() {
			const ch = this.charAt(0);
			if (!ch && !this.atEnd) return this.setNext("line-start");
			if (ch === "-" || ch === ".") {
				if (!this.atEnd && !this.hasChars(4)) return this.setNext("line-start");
				const s = this.peek(3);
				if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
					yield* this.pushCount(3);
					this.indentValue = 0;
					this.indentNext = 0;
					return s === "---" ? "doc" : "stream";
				}
			}
			this.indentValue = yield* this.pushSpaces(false);
			if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1))) this.indentNext = this.indentValue;
			return yield* this.parseBlockStart();
		}
		*parseBlockStart() {
			const [ch0, ch1] = this.peek(2);
			if (!ch1 && !this.atEnd) return this.setNext("block-start");
			if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
				const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
				this.indentNext = this.indentValue + 1;
				this.indentValue += n;
				return "block-start";
			}
			return "doc";
		}
		*parseDocument() {
			yield* this.pushSpaces(true);
			const line = this.getLine();
			if (line === null) return this.setNext("doc");
			let n = yield* this.pushIndicators();
			switch (line[n]) {
				case "#": yield* this.pushCount(line.length - n);
				case void 0:
					yield* this.pushNewline();
					return yield* this.parseLineStart();
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel = 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					return "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "doc";
				case "\"":
				case "'": return yield* this.parseQuotedScalar();
				case "|":
				case ">":
					n += yield* this.parseBlockScalarHeader();
					n += yield* this.pushSpaces(true);
					yield* this.pushCount(line.length - n);
					yield* this.pushNewline();
					return yield* this.parseBlockScalar();
				default: return yield* this.parsePlainScalar();
			}
		}
		*parseFlowCollection() {
			let nl, sp;
			let indent = -1;
			do {
				nl = yield* this.pushNewline();
				if (nl > 0) {
					sp = yield* this.pushSpaces(false);
					this.indentValue = indent = sp;
				} else sp = 0;
				sp += yield* this.pushSpaces(true);
			} while (nl + sp > 0);
			const line = this.getLine();
			if (line === null) return this.setNext("flow");
			if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
				if (!(indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}"))) {
					this.flowLevel = 0;
					yield cst.FLOW_END;
					return yield* this.parseLineStart();
				}
			}
			let n = 0;
			while (line[n] === ",") {
				n += yield* this.pushCount(1);
				n += yield* this.pushSpaces(true);
				this.flowKey = false;
			}
			n += yield* this.pushIndicators();
			switch (line[n]) {
				case void 0: return "flow";
				case "#":
					yield* this.pushCount(line.length - n);
					return "flow";
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel += 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					this.flowKey = true;
					this.flowLevel -= 1;
					return this.flowLevel ? "flow" : "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "flow";
				case "\"":
				case "'":
					this.flowKey = true;
					return yield* this.parseQuotedScalar();
				case ":": {
					const next = this.charAt(1);
					if (this.flowKey || isEmpty(next) || next === ",") {
						this.flowKey = false;
						yield* this.pushCount(1);
						yield* this.pushSpaces(true);
						return "flow";
					}
				}
				default:
					this.flowKey = false;
					return yield* this.parsePlainScalar();
			}
		}
		*parseQuotedScalar() {
			const quote = this.charAt(0);
			let end = this.buffer.indexOf(quote, this.pos + 1);
			if (quote === "'") while (end !== -1 && this.buffer[end + 1] === "'") end = this.buffer.indexOf("'", end + 2);
			else while (end !== -1) {
				let n = 0;
				while (this.buffer[end - 1 - n] === "\\") n += 1;
				if (n % 2 === 0) break;
				end = this.buffer.indexOf("\"", end + 1);
			}
			const qb = this.buffer.substring(0, end);
			let nl = qb.indexOf("\n", this.pos);
			if (nl !== -1) {
				while (nl !== -1) {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = qb.indexOf("\n", cs);
				}
				if (nl !== -1) end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
			}
			if (end === -1) {
				if (!this.atEnd) return this.setNext("quoted-scalar");
				end = this.buffer.length;
			}
			yield* this.pushToIndex(end + 1, false);
			return this.flowLevel ? "flow" : "doc";
		}
		*parseBlockScalarHeader() {
			this.blockScalarIndent = -1;
			this.blockScalarKeep = false;
			let i = this.pos;
			while (true) {
				const ch = this.buffer[++i];
				if (ch === "+") this.blockScalarKeep = true;
				else if (ch > "0" && ch <= "9") this.blockScalarIndent = Number(ch) - 1;
				else if (ch !== "-") break;
			}
			return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
		}
		*parseBlockScalar() {
			let nl = this.pos - 1;
			let indent = 0;
			let ch;
			loop: for (let i = this.pos; ch = this.buffer[i]; ++i) switch (ch) {
				case " ":
					indent += 1;
					break;
				case "\n":
					nl = i;
					indent = 0;
					break;
				case "\r": {
					const next = this.buffer[i + 1];
					if (!next && !this.atEnd) return this.setNext("block-scalar");
					if (next === "\n") break;
				}
				default: break loop;
			}
			if (!ch && !this.atEnd) return this.setNext("block-scalar");
			if (indent >= this.indentNext) {
				if (this.blockScalarIndent === -1) this.indentNext = indent;
				else this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
				do {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = this.buffer.indexOf("\n", cs);
				} while (nl !== -1);
				if (nl === -1) {
					if (!this.atEnd) return this.setNext("block-scalar");
					nl = this.buffer.length;
				}
			}
			let i = nl + 1;
			ch = this.buffer[i];
			while (ch === " ") ch = this.buffer[++i];
			if (ch === "	") {
				while (ch === "	" || ch === " " || ch === "\r" || ch === "\n") ch = this.buffer[++i];
				nl = i - 1;
			} else if (!this.blockScalarKeep) do {
				let i = nl - 1;
				let ch = this.buffer[i];
				if (ch === "\r") ch = this.buffer[--i];
				const lastChar = i;
				while (ch === " ") ch = this.buffer[--i];
				if (ch === "\n" && i >= this.pos && i + 1 + indent > lastChar) nl = i;
				else break;
			} while (true);
			yield cst.SCALAR;
			yield* this.pushToIndex(nl + 1, true);
			return yield* this.parseLineStart();
		}
		*parsePlainScalar() {
			const inFlow = this.flowLevel > 0;
			let end = this.pos - 1;
			let i = this.pos - 1;
			let ch;
			while (ch = this.buffer[++i]) if (ch === ":") {
				const next = this.buffer[i + 1];
				if (isEmpty(next) || inFlow && flowIndicatorChars.has(next)) break;
				end = i;
			} else if (isEmpty(ch)) {
				let next = this.buffer[i + 1];
				if (ch === "\r") {
					if (next === "\n") {
						i += 1;
						ch = "\n";
						next = this.buffer[i + 1];
					} else end = i;
				}
				if (next === "#" || inFlow && flowIndicatorChars.has(next)) break;
				if (ch === "\n") {
					const cs = this.continueScalar(i + 1);
					if (cs === -1) break;
					i = Math.max(i, cs - 2);
				}
			} else {
				if (inFlow && flowIndicatorChars.has(ch)) break;
				end = i;
			}
			if (!ch && !this.atEnd) return this.setNext("plain-scalar");
			yield cst.SCALAR;
			yield* this.pushToIndex(end + 1, true);
			return inFlow ? "flow" : "doc";
		}
		*pushCount(n) {
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos += n;
				return n;
			}
			return 0;
		}
		*pushToIndex(i, allowEmpty) {
			const s = this.buffer.slice(this.pos, i);
			if (s) {
				yield s;
				this.pos += s.length;
				return s.length;
			} else if (allowEmpty) yield "";
			return 0;
		}
		*pushIndicators() {
			let n = 0;
			loop: while (true) {
				switch (this.charAt(0)) {
					case "!":
						n += yield* this.pushTag();
						n += yield* this.pushSpaces(true);
						continue loop;
					case "&":
						n += yield* this.pushUntil(isNotAnchorChar);
						n += yield* this.pushSpaces(true);
						continue loop;
					case "-":
					case "?":
					case ":": {
						const inFlow = this.flowLevel > 0;
						const ch1 = this.charAt(1);
						if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
							if (!inFlow) this.indentNext = this.indentValue + 1;
							else if (this.flowKey) this.flowKey = false;
							n += yield* this.pushCount(1);
							n += yield* this.pushSpaces(true);
							continue loop;
						}
					}
				}
				break loop;
			}
			return n;
		}
		*pushTag() {
			if (this.charAt(1) === "<") {
				let i = this.pos + 2;
				let ch = this.buffer[i];
				while (!isEmpty(ch) && ch !== ">") ch = this.buffer[++i];
				return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
			} else {
				let i = this.pos + 1;
				let ch = this.buffer[i];
				while (ch) if (tagChars.has(ch)) ch = this.buffer[++i];
				else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) ch = this.buffer[i += 3];
				else break;
				return yield* this.pushToIndex(i, false);
			}
		}
		*pushNewline() {
			const ch = this.buffer[this.pos];
			if (ch === "\n") return yield* this.pushCount(1);
			else if (ch === "\r" && this.charAt(1) === "\n") return yield* this.pushCount(2);
			else return 0;
		}
		*pushSpaces(allowTabs) {
			let i = this.pos - 1;
			let ch;
			do
				ch = this.buffer[++i];
			while (ch === " " || allowTabs && ch === "	");
			const n = i - this.pos;
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos = i;
			}
			return n;
		}
		*pushUntil(test) {
			let i = this.pos;
			let ch = this.buffer[i];
			while (!test(ch)) ch = this.buffer[++i];
			return yield* this.pushToIndex(i, false);
		}
	};
	exports.Lexer = Lexer;
}));

// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = /* @__PURE__ */ __commonJSMin(((exports) => {
	var LineCounter = class {
		constructor() {
			this.lineStarts = [];
			this.addNewLine = (offset) => this.lineStarts.push(offset);
			this.linePos = (offset) => {
				let low = 0;
				let high = this.lineStarts.length;
				while (low < high) {
					const mid = low + high >> 1;
					if (this.lineStarts[mid] < offset) low = mid + 1;
					else high = mid;
				}
				if (this.lineStarts[low] === offset) return {
					line: low + 1,
					col: 1
				};
				if (low === 0) return {
					line: 0,
					col: offset
				};
				const start = this.lineStarts[low - 1];
				return {
					line: low,
					col: offset - start + 1
				};
			};
		}
	};
	exports.LineCounter = LineCounter;
}));

// node_modules/yaml/dist/parse/parser.js
var require_parser = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	var cst = require_cst();
	var lexer = require_lexer();
	function includesToken(list, type) {
		for (let i = 0; i < list.length; ++i) if (list[i].type === type) return true;
		return false;
	}
	function findNonEmptyIndex(list) {
		for (let i = 0; i < list.length; ++i) switch (list[i].type) {
			case "space":
			case "comment":
			case "newline": break;
			default: return i;
		}
		return -1;
	}
	function isFlowToken(token) {
		switch (token?.type) {
			case "alias":
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "flow-collection": return true;
			default: return false;
		}
	}
	function getPrevProps(parent) {
		switch (parent.type) {
			case "document": return parent.start;
			case "block-map": {
				const it = parent.items[parent.items.length - 1];
				return it.sep ?? it.start;
			}
			case "block-seq": return parent.items[parent.items.length - 1].start;
			/* istanbul ignore next should not happen */
			default: return [];
		}
	}
	function getFirstKeyStartProps(prev) {
		if (prev.length === 0) return [];
		let i = prev.length;
		loop: while (--i >= 0) switch (prev[i].type) {
			case "doc-start":
			case "explicit-key-ind":
			case "map-value-ind":
			case "seq-item-ind":
			case "newline": break loop;
		}
		while (prev[++i]?.type === "space");
		return prev.splice(i, prev.length);
	}
	function arrayPushArray(target, source) {
		if (source.length < 1e5) Array.prototype.push.apply(target, source);
		else for (let i = 0; i < source.length; ++i) target.push(source[i]);
	}
	function fixFlowSeqItems(fc) {
		if (fc.start.type === "flow-seq-start") {
			for (const it of fc.items) if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
				if (it.key) it.value = it.key;
				delete it.key;
				if (isFlowToken(it.value)) {
					if (it.value.end) arrayPushArray(it.value.end, it.sep);
					else it.value.end = it.sep;
				} else arrayPushArray(it.start, it.sep);
				delete it.sep;
			}
		}
	}
	var Parser = class {
		constructor(onNewLine) {
			this.atNewLine = true;
			this.atScalar = false;
			this.indent = 0;
			this.offset = 0;
			this.onKeyLine = false;
			this.stack = [];
			this.source = "";
			this.type = "";
			this.lexer = new lexer.Lexer();
			this.onNewLine = onNewLine;
		}
		*parse(source, incomplete = false) {
			if (this.onNewLine && this.offset === 0) this.onNewLine(0);
			for (const lexeme of this.lexer.lex(source, incomplete)) yield* this.next(lexeme);
			if (!incomplete) yield* this.end();
		}
		*next(source) {
			this.source = source;
			if (node_process.env.LOG_TOKENS) console.log("|", cst.prettyToken(source));
			if (this.atScalar) {
				this.atScalar = false;
				yield* this.step();
				this.offset += source.length;
				return;
			}
			const type = cst.tokenType(source);
			if (!type) {
				const message = `Not a YAML token: ${source}`;
				yield* this.pop({
					type: "error",
					offset: this.offset,
					message,
					source
				});
				this.offset += source.length;
			} else if (type === "scalar") {
				this.atNewLine = false;
				this.atScalar = true;
				this.type = "scalar";
			} else {
				this.type = type;
				yield* this.step();
				switch (type) {
					case "newline":
						this.atNewLine = true;
						this.indent = 0;
						if (this.onNewLine) this.onNewLine(this.offset + source.length);
						break;
					case "space":
						if (this.atNewLine && source[0] === " ") this.indent += source.length;
						break;
					case "explicit-key-ind":
					case "map-value-ind":
					case "seq-item-ind":
						if (this.atNewLine) this.indent += source.length;
						break;
					case "doc-mode":
					case "flow-error-end": return;
					default: this.atNewLine = false;
				}
				this.offset += source.length;
			}
		}
		*end() {
			while (this.stack.length > 0) yield* this.pop();
		}
		get sourceToken() {
			return {
				type: this.type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		*step() {
			const top = this.peek(1);
			if (this.type === "doc-end" && top?.type !== "doc-end") {
				while (this.stack.length > 0) yield* this.pop();
				this.stack.push({
					type: "doc-end",
					offset: this.offset,
					source: this.source
				});
				return;
			}
			if (!top) return yield* this.stream();
			switch (top.type) {
				case "document": return yield* this.document(top);
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return yield* this.scalar(top);
				case "block-scalar": return yield* this.blockScalar(top);
				case "block-map": return yield* this.blockMap(top);
				case "block-seq": return yield* this.blockSequence(top);
				case "flow-collection": return yield* this.flowCollection(top);
				case "doc-end": return yield* this.documentEnd(top);
			}
			/* istanbul ignore next should not happen */
			yield* this.pop();
		}
		peek(n) {
			return this.stack[this.stack.length - n];
		}
		*pop(error) {
			const token = error ?? this.stack.pop();
			/* istanbul ignore if should not happen */
			if (!token) yield {
				type: "error",
				offset: this.offset,
				source: "",
				message: "Tried to pop an empty stack"
			};
			else if (this.stack.length === 0) yield token;
			else {
				const top = this.peek(1);
				if (token.type === "block-scalar") token.indent = "indent" in top ? top.indent : 0;
				else if (token.type === "flow-collection" && top.type === "document") token.indent = 0;
				if (token.type === "flow-collection") fixFlowSeqItems(token);
				switch (top.type) {
					case "document":
						top.value = token;
						break;
					case "block-scalar":
						top.props.push(token);
						break;
					case "block-map": {
						const it = top.items[top.items.length - 1];
						if (it.value) {
							top.items.push({
								start: [],
								key: token,
								sep: []
							});
							this.onKeyLine = true;
							return;
						} else if (it.sep) it.value = token;
						else {
							Object.assign(it, {
								key: token,
								sep: []
							});
							this.onKeyLine = !it.explicitKey;
							return;
						}
						break;
					}
					case "block-seq": {
						const it = top.items[top.items.length - 1];
						if (it.value) top.items.push({
							start: [],
							value: token
						});
						else it.value = token;
						break;
					}
					case "flow-collection": {
						const it = top.items[top.items.length - 1];
						if (!it || it.value) top.items.push({
							start: [],
							key: token,
							sep: []
						});
						else if (it.sep) it.value = token;
						else Object.assign(it, {
							key: token,
							sep: []
						});
						return;
					}
					/* istanbul ignore next should not happen */
					default:
						yield* this.pop();
						yield* this.pop(token);
				}
				if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
					const last = token.items[token.items.length - 1];
					if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
						if (top.type === "document") top.end = last.start;
						else top.items.push({ start: last.start });
						token.items.splice(-1, 1);
					}
				}
			}
		}
		*stream() {
			switch (this.type) {
				case "directive-line":
					yield {
						type: "directive",
						offset: this.offset,
						source: this.source
					};
					return;
				case "byte-order-mark":
				case "space":
				case "comment":
				case "newline":
					yield this.sourceToken;
					return;
				case "doc-mode":
				case "doc-start": {
					const doc = {
						type: "document",
						offset: this.offset,
						start: []
					};
					if (this.type === "doc-start") doc.start.push(this.sourceToken);
					this.stack.push(doc);
					return;
				}
			}
			yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML stream`,
				source: this.source
			};
		}
		*document(doc) {
			if (doc.value) return yield* this.lineEnd(doc);
			switch (this.type) {
				case "doc-start":
					if (findNonEmptyIndex(doc.start) !== -1) {
						yield* this.pop();
						yield* this.step();
					} else doc.start.push(this.sourceToken);
					return;
				case "anchor":
				case "tag":
				case "space":
				case "comment":
				case "newline":
					doc.start.push(this.sourceToken);
					return;
			}
			const bv = this.startBlockValue(doc);
			if (bv) this.stack.push(bv);
			else yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML document`,
				source: this.source
			};
		}
		*scalar(scalar) {
			if (this.type === "map-value-ind") {
				const start = getFirstKeyStartProps(getPrevProps(this.peek(2)));
				let sep;
				if (scalar.end) {
					sep = scalar.end;
					sep.push(this.sourceToken);
					delete scalar.end;
				} else sep = [this.sourceToken];
				const map = {
					type: "block-map",
					offset: scalar.offset,
					indent: scalar.indent,
					items: [{
						start,
						key: scalar,
						sep
					}]
				};
				this.onKeyLine = true;
				this.stack[this.stack.length - 1] = map;
			} else yield* this.lineEnd(scalar);
		}
		*blockScalar(scalar) {
			switch (this.type) {
				case "space":
				case "comment":
				case "newline":
					scalar.props.push(this.sourceToken);
					return;
				case "scalar":
					scalar.source = this.source;
					this.atNewLine = true;
					this.indent = 0;
					if (this.onNewLine) {
						let nl = this.source.indexOf("\n") + 1;
						while (nl !== 0) {
							this.onNewLine(this.offset + nl);
							nl = this.source.indexOf("\n", nl) + 1;
						}
					}
					yield* this.pop();
					break;
				/* istanbul ignore next should not happen */
				default:
					yield* this.pop();
					yield* this.step();
			}
		}
		*blockMap(map) {
			const it = map.items[map.items.length - 1];
			switch (this.type) {
				case "newline":
					this.onKeyLine = false;
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else map.items.push({ start: [this.sourceToken] });
					} else if (it.sep) it.sep.push(this.sourceToken);
					else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) map.items.push({ start: [this.sourceToken] });
					else if (it.sep) it.sep.push(this.sourceToken);
					else {
						if (this.atIndentedComment(it.start, map.indent)) {
							const end = map.items[map.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								map.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
			}
			if (this.indent >= map.indent) {
				const atMapIndent = !this.onKeyLine && this.indent === map.indent;
				const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
				let start = [];
				if (atNextItem && it.sep && !it.value) {
					const nl = [];
					for (let i = 0; i < it.sep.length; ++i) {
						const st = it.sep[i];
						switch (st.type) {
							case "newline":
								nl.push(i);
								break;
							case "space": break;
							case "comment":
								if (st.indent > map.indent) nl.length = 0;
								break;
							default: nl.length = 0;
						}
					}
					if (nl.length >= 2) start = it.sep.splice(nl[1]);
				}
				switch (this.type) {
					case "anchor":
					case "tag":
						if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({ start });
							this.onKeyLine = true;
						} else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "explicit-key-ind":
						if (!it.sep && !it.explicitKey) {
							it.start.push(this.sourceToken);
							it.explicitKey = true;
						} else if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({
								start,
								explicitKey: true
							});
						} else this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [this.sourceToken],
								explicitKey: true
							}]
						});
						this.onKeyLine = true;
						return;
					case "map-value-ind":
						if (it.explicitKey) {
							if (!it.sep) {
								if (includesToken(it.start, "newline")) Object.assign(it, {
									key: null,
									sep: [this.sourceToken]
								});
								else {
									const start = getFirstKeyStartProps(it.start);
									this.stack.push({
										type: "block-map",
										offset: this.offset,
										indent: this.indent,
										items: [{
											start,
											key: null,
											sep: [this.sourceToken]
										}]
									});
								}
							} else if (it.value) map.items.push({
								start: [],
								key: null,
								sep: [this.sourceToken]
							});
							else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
								type: "block-map",
								offset: this.offset,
								indent: this.indent,
								items: [{
									start,
									key: null,
									sep: [this.sourceToken]
								}]
							});
							else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
								const start = getFirstKeyStartProps(it.start);
								const key = it.key;
								const sep = it.sep;
								sep.push(this.sourceToken);
								delete it.key;
								delete it.sep;
								this.stack.push({
									type: "block-map",
									offset: this.offset,
									indent: this.indent,
									items: [{
										start,
										key,
										sep
									}]
								});
							} else if (start.length > 0) it.sep = it.sep.concat(start, this.sourceToken);
							else it.sep.push(this.sourceToken);
						} else if (!it.sep) Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.value || atNextItem) map.items.push({
							start,
							key: null,
							sep: [this.sourceToken]
						});
						else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [],
								key: null,
								sep: [this.sourceToken]
							}]
						});
						else it.sep.push(this.sourceToken);
						this.onKeyLine = true;
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (atNextItem || it.value) {
							map.items.push({
								start,
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						} else if (it.sep) this.stack.push(fs);
						else {
							Object.assign(it, {
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						}
						return;
					}
					default: {
						const bv = this.startBlockValue(map);
						if (bv) {
							if (bv.type === "block-seq") {
								if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
									yield* this.pop({
										type: "error",
										offset: this.offset,
										message: "Unexpected block-seq-ind on same line with key",
										source: this.source
									});
									return;
								}
							} else if (atMapIndent) map.items.push({ start });
							this.stack.push(bv);
							return;
						}
					}
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*blockSequence(seq) {
			const it = seq.items[seq.items.length - 1];
			switch (this.type) {
				case "newline":
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else seq.items.push({ start: [this.sourceToken] });
					} else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) seq.items.push({ start: [this.sourceToken] });
					else {
						if (this.atIndentedComment(it.start, seq.indent)) {
							const end = seq.items[seq.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								seq.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
				case "anchor":
				case "tag":
					if (it.value || this.indent <= seq.indent) break;
					it.start.push(this.sourceToken);
					return;
				case "seq-item-ind":
					if (this.indent !== seq.indent) break;
					if (it.value || includesToken(it.start, "seq-item-ind")) seq.items.push({ start: [this.sourceToken] });
					else it.start.push(this.sourceToken);
					return;
			}
			if (this.indent > seq.indent) {
				const bv = this.startBlockValue(seq);
				if (bv) {
					this.stack.push(bv);
					return;
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*flowCollection(fc) {
			const it = fc.items[fc.items.length - 1];
			if (this.type === "flow-error-end") {
				let top;
				do {
					yield* this.pop();
					top = this.peek(1);
				} while (top?.type === "flow-collection");
			} else if (fc.end.length === 0) {
				switch (this.type) {
					case "comma":
					case "explicit-key-ind":
						if (!it || it.sep) fc.items.push({ start: [this.sourceToken] });
						else it.start.push(this.sourceToken);
						return;
					case "map-value-ind":
						if (!it || it.value) fc.items.push({
							start: [],
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.sep) it.sep.push(this.sourceToken);
						else Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						return;
					case "space":
					case "comment":
					case "newline":
					case "anchor":
					case "tag":
						if (!it || it.value) fc.items.push({ start: [this.sourceToken] });
						else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (!it || it.value) fc.items.push({
							start: [],
							key: fs,
							sep: []
						});
						else if (it.sep) this.stack.push(fs);
						else Object.assign(it, {
							key: fs,
							sep: []
						});
						return;
					}
					case "flow-map-end":
					case "flow-seq-end":
						fc.end.push(this.sourceToken);
						return;
				}
				const bv = this.startBlockValue(fc);
				/* istanbul ignore else should not happen */
				if (bv) this.stack.push(bv);
				else {
					yield* this.pop();
					yield* this.step();
				}
			} else {
				const parent = this.peek(2);
				if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
					yield* this.pop();
					yield* this.step();
				} else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
					const start = getFirstKeyStartProps(getPrevProps(parent));
					fixFlowSeqItems(fc);
					const sep = fc.end.splice(1, fc.end.length);
					sep.push(this.sourceToken);
					const map = {
						type: "block-map",
						offset: fc.offset,
						indent: fc.indent,
						items: [{
							start,
							key: fc,
							sep
						}]
					};
					this.onKeyLine = true;
					this.stack[this.stack.length - 1] = map;
				} else yield* this.lineEnd(fc);
			}
		}
		flowScalar(type) {
			if (this.onNewLine) {
				let nl = this.source.indexOf("\n") + 1;
				while (nl !== 0) {
					this.onNewLine(this.offset + nl);
					nl = this.source.indexOf("\n", nl) + 1;
				}
			}
			return {
				type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		startBlockValue(parent) {
			switch (this.type) {
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return this.flowScalar(this.type);
				case "block-scalar-header": return {
					type: "block-scalar",
					offset: this.offset,
					indent: this.indent,
					props: [this.sourceToken],
					source: ""
				};
				case "flow-map-start":
				case "flow-seq-start": return {
					type: "flow-collection",
					offset: this.offset,
					indent: this.indent,
					start: this.sourceToken,
					items: [],
					end: []
				};
				case "seq-item-ind": return {
					type: "block-seq",
					offset: this.offset,
					indent: this.indent,
					items: [{ start: [this.sourceToken] }]
				};
				case "explicit-key-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					start.push(this.sourceToken);
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							explicitKey: true
						}]
					};
				}
				case "map-value-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							key: null,
							sep: [this.sourceToken]
						}]
					};
				}
			}
			return null;
		}
		atIndentedComment(start, indent) {
			if (this.type !== "comment") return false;
			if (this.indent <= indent) return false;
			return start.every((st) => st.type === "newline" || st.type === "space");
		}
		*documentEnd(docEnd) {
			if (this.type !== "doc-mode") {
				if (docEnd.end) docEnd.end.push(this.sourceToken);
				else docEnd.end = [this.sourceToken];
				if (this.type === "newline") yield* this.pop();
			}
		}
		*lineEnd(token) {
			switch (this.type) {
				case "comma":
				case "doc-start":
				case "doc-end":
				case "flow-seq-end":
				case "flow-map-end":
				case "map-value-ind":
					yield* this.pop();
					yield* this.step();
					break;
				case "newline": this.onKeyLine = false;
				default:
					if (token.end) token.end.push(this.sourceToken);
					else token.end = [this.sourceToken];
					if (this.type === "newline") yield* this.pop();
			}
		}
	};
	exports.Parser = Parser;
}));

// node_modules/yaml/dist/public-api.js
var require_public_api = /* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var errors = require_errors();
	var log = require_log();
	var identity = require_identity();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	function parseOptions(options) {
		const prettyErrors = options.prettyErrors !== false;
		return {
			lineCounter: options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null,
			prettyErrors
		};
	}
	function parseAllDocuments(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		const docs = Array.from(composer$1.compose(parser$1.parse(source)));
		if (prettyErrors && lineCounter) for (const doc of docs) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		if (docs.length > 0) return docs;
		return Object.assign([], { empty: true }, composer$1.streamInfo());
	}
	function parseDocument(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		let doc = null;
		for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) if (!doc) doc = _doc;
		else if (doc.options.logLevel !== "silent") {
			doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
			break;
		}
		if (prettyErrors && lineCounter) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		return doc;
	}
	function parse(src, reviver, options) {
		let _reviver = void 0;
		if (typeof reviver === "function") _reviver = reviver;
		else if (options === void 0 && reviver && typeof reviver === "object") options = reviver;
		const doc = parseDocument(src, options);
		if (!doc) return null;
		doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
		if (doc.errors.length > 0) {
			if (doc.options.logLevel !== "silent") throw doc.errors[0];
			else doc.errors = [];
		}
		return doc.toJS(Object.assign({ reviver: _reviver }, options));
	}
	function stringify(value, replacer, options) {
		let _replacer = null;
		if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
		else if (options === void 0 && replacer) options = replacer;
		if (typeof options === "string") options = options.length;
		if (typeof options === "number") {
			const indent = Math.round(options);
			options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
		}
		if (value === void 0) {
			const { keepUndefined } = options ?? replacer ?? {};
			if (!keepUndefined) return void 0;
		}
		if (identity.isDocument(value) && !_replacer) return value.toString(options);
		return new Document.Document(value, _replacer, options).toString(options);
	}
	exports.parse = parse;
	exports.parseAllDocuments = parseAllDocuments;
	exports.parseDocument = parseDocument;
	exports.stringify = stringify;
}));

// node_modules/yaml/dist/index.js
var require_dist = /* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var Schema = require_Schema();
	var errors = require_errors();
	var Alias = require_Alias();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var cst = require_cst();
	var lexer = require_lexer();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	var publicApi = require_public_api();
	var visit = require_visit();
	exports.Composer = composer.Composer;
	exports.Document = Document.Document;
	exports.Schema = Schema.Schema;
	exports.YAMLError = errors.YAMLError;
	exports.YAMLParseError = errors.YAMLParseError;
	exports.YAMLWarning = errors.YAMLWarning;
	exports.Alias = Alias.Alias;
	exports.isAlias = identity.isAlias;
	exports.isCollection = identity.isCollection;
	exports.isDocument = identity.isDocument;
	exports.isMap = identity.isMap;
	exports.isNode = identity.isNode;
	exports.isPair = identity.isPair;
	exports.isScalar = identity.isScalar;
	exports.isSeq = identity.isSeq;
	exports.Pair = Pair.Pair;
	exports.Scalar = Scalar.Scalar;
	exports.YAMLMap = YAMLMap.YAMLMap;
	exports.YAMLSeq = YAMLSeq.YAMLSeq;
	exports.Lexer = lexer.Lexer;
	exports.LineCounter = lineCounter.LineCounter;
	exports.Parser = parser.Parser;
	exports.parse = publicApi.parse;
	exports.parseAllDocuments = publicApi.parseAllDocuments;
	exports.parseDocument = publicApi.parseDocument;
	exports.stringify = publicApi.stringify;
	exports.visit = visit.visit;
	exports.visitAsync = visit.visitAsync;
}));

// src/chart/chart-yaml.ts
var import_dist = require_dist();
const text = union([string(), number()]).transform(String);
const dependencySchema = object({
	name: text,
	version: text.default(""),
	repository: string().default(""),
	alias: string().optional()
});
const dependenciesSchema = object({ dependencies: array(dependencySchema).nullish() });
const chartYamlSchema = dependenciesSchema.extend({
	apiVersion: text.default("v1"),
	name: text,
	version: text,
	type: string().optional()
});
function parseChartYaml(source, file) {
	const { dependencies, type, ...chart } = check$1(chartYamlSchema, source, file);
	return {
		...chart,
		type: type ?? "application",
		dependencies: dependencies ?? []
	};
}
function parseRequirements(source, file) {
	return check$1(dependenciesSchema, source, file).dependencies ?? [];
}
function check$1(schema, source, file) {
	const document = (0, import_dist.parseDocument)(source, { logLevel: "error" });
	const [error] = document.errors;
	if (error !== void 0) {
		const line = error.linePos?.[0].line;
		const message = error.message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "");
		throw usageProblem(`${file}${line === void 0 ? "" : `:${line}`}: not YAML: ${message}`);
	}
	const result = schema.safeParse(document.toJS() ?? {});
	if (result.success) return result.data;
	const faults = result.error.issues.map((issue) => `${issue.path.join(".") || "the file"}: ${faultOf(issue)}`);
	throw usageProblem(`${file} is not a Helm chart's: ${faults.join("; ")}`, "A chart needs at least apiVersion, name and version.");
}
function faultOf(issue) {
	return issue.message.includes("received undefined") || issue.message === "Invalid input" ? "missing or not text" : issue.message;
}

// src/chart/helmignore.ts
function parseHelmignore(text) {
	const rules = [...text.replace(/^\uFEFF/, "").split("\n"), "templates/.?*"].flatMap(parseRule);
	return (path, isDirectory) => {
		for (const rule of rules) {
			const matches = rule.pattern.test(rule.wholePath ? path : path.slice(path.lastIndexOf("/") + 1));
			if (rule.negated && (!matches || rule.directoriesOnly && !isDirectory)) return true;
			if (!rule.negated && matches && (!rule.directoriesOnly || isDirectory)) return true;
		}
		return false;
	};
}
function parseRule(line) {
	let rule = line.trim();
	if (rule === "" || rule.startsWith("#")) return [];
	const negated = rule.startsWith("!");
	if (negated) rule = rule.slice(1);
	const directoriesOnly = rule.endsWith("/");
	if (directoriesOnly) rule = rule.slice(0, -1);
	const wholePath = rule.includes("/");
	return [{
		pattern: globToRegExp(rule.replace(/^\//, "")),
		negated,
		directoriesOnly,
		wholePath
	}];
}
function globToRegExp(glob) {
	const source = glob.replace(/\\(.)|(\[\^?[^\]]+\])|([*?])|([^\w/-])/g, (_, quoted, set, wild, other) => {
		if (set !== void 0) return set;
		if (wild !== void 0) return wild === "*" ? "[^/]*" : "[^/]";
		return `\\${quoted ?? other}`;
	});
	return new RegExp(`^${source}$`);
}

// src/chart/unpack.ts
const UNPACK_TIMEOUT_MS$1 = 6e4;
async function unpackChart(archive, into, shown, signal) {
	if (!await isGzip(archive)) throw usageProblem(`${shown} is not a packaged chart: it is not gzip-compressed`, "Give a chart directory, or a .tgz made by `helm package`.");
	await mkdir(into, { recursive: true });
	const options = {
		timeoutMs: UNPACK_TIMEOUT_MS$1,
		...signal && { signal }
	};
	const result = await run("tar", [
		"-xzf",
		archive,
		"-C",
		into,
		"--no-same-owner"
	], options);
	signal?.throwIfAborted();
	if (result.startError !== void 0 || result.timedOut) throw failedProcess(`cannot unpack ${shown}`, result, "Install tar, or give the unpacked chart directory.");
	if (result.exitCode !== 0) throw usageProblem(`${shown} is not a packaged chart: tar says\n${lastLines$1(result, 5)}`);
	return await chartDirectoryIn(into, shown);
}
async function chartDirectoryIn(into, shown) {
	for (const name of (await readdir(into)).toSorted()) if ((await stat(join(into, name, "Chart.yaml")).catch(() => void 0))?.isFile()) return join(into, name);
	throw usageProblem(`${shown} is not a packaged chart: there is no directory with a Chart.yaml in it`);
}
async function isGzip(file) {
	const handle = await open(file);
	try {
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
		return bytesRead === 2 && buffer[0] === 31 && buffer[1] === 139;
	} finally {
		await handle.close();
	}
}

// src/chart/chart-tree.ts
async function readChartTree(directory, context) {
	return await readNode(await outermost(directory, "", false), context);
}
async function outermost(directory, path, packaged) {
	return {
		directory,
		path,
		packaged,
		isIgnored: parseHelmignore(await readText$1(join(directory, ".helmignore")) ?? ""),
		ignorePath: ""
	};
}
async function readNode(place, context) {
	const chart = await readChartYaml(place.directory, join(place.path, "Chart.yaml"));
	const files = /* @__PURE__ */ new Map();
	await readFiles(place, "templates", files);
	await readFiles(place, "crds", files);
	const aliases = chart.dependencies.flatMap(({ name, alias }) => alias === void 0 ? [] : [[alias, name]]);
	return {
		name: chart.name,
		version: chart.version,
		path: place.path,
		packaged: place.packaged,
		aliases: Object.fromEntries(aliases),
		files,
		subcharts: await readSubcharts(place, context)
	};
}
async function readChartYaml(directory, shown) {
	const chart = parseChartYaml(await readFile(join(directory, "Chart.yaml"), "utf8"), shown);
	const requirements = chart.apiVersion === "v1" ? await readText$1(join(directory, "requirements.yaml")) : void 0;
	if (requirements === void 0) return chart;
	const file = shown.replace(/Chart\.yaml$/, "requirements.yaml");
	return {
		...chart,
		dependencies: [...chart.dependencies, ...parseRequirements(requirements, file)]
	};
}
async function readSubcharts(place, context) {
	const nodes = [];
	for (const name of await entries(join(place.directory, "charts"))) {
		if (name.startsWith("_") || name.startsWith(".")) continue;
		const ignorePath = join(place.ignorePath, "charts", name);
		const path = join(place.path, "charts", name);
		const isDirectory = await isDirectoryAt(join(place.directory, "charts", name), path);
		if (place.isIgnored(ignorePath, isDirectory)) continue;
		const directory = join(place.directory, "charts", name);
		if (isDirectory && await readText$1(join(directory, "Chart.yaml")) !== void 0) nodes.push(await readNode({
			...place,
			directory,
			path,
			ignorePath
		}, context));
		else if (!isDirectory && name.endsWith(".tgz")) {
			const into = join(context.workDir, "subcharts", path.replaceAll("/", "!"));
			const unpacked = await unpackChart(directory, into, path, context.signal);
			nodes.push(await readNode(await outermost(unpacked, `${path}!`, true), context));
		}
	}
	return nodes;
}
async function readFiles(place, folder, files) {
	if (place.isIgnored(join(place.ignorePath, folder), true)) return;
	for (const name of await entries(join(place.directory, folder))) {
		const path = join(folder, name);
		const full = join(place.directory, path);
		if (await isDirectoryAt(full, join(place.path, path))) await readFiles(place, path, files);
		else if (!place.isIgnored(join(place.ignorePath, path), false)) files.set(path, await readFile(full, "utf8"));
	}
}
async function isDirectoryAt(full, shown) {
	try {
		return (await stat(full)).isDirectory();
	} catch (error) {
		throw usageProblem(`${shown} in the chart cannot be read: ${messageOf$1(error)}`, "It may be a link to something that is not there: Helm follows the links of a chart.", error);
	}
}
async function entries(directory) {
	return (await readdir(directory).catch(() => [])).toSorted();
}
async function readText$1(file) {
	return await readFile(file, "utf8").catch(() => void 0);
}

// src/chart/crd-index.ts
const crdSchema = object({
	kind: literal("CustomResourceDefinition"),
	metadata: object({ name: string() }),
	spec: object({
		group: string(),
		names: object({ kind: string() }),
		versions: array(object({
			name: string(),
			served: boolean().optional()
		})).optional()
	}).optional().catch(void 0)
});
const MANIFEST_FILE = /\.(ya?ml|json)$/i;
function indexCrds(root) {
	return crdsOfNode(root, void 0);
}
function crdsOfNode(node, subchart) {
	return [...[...node.files].filter(([path]) => path.startsWith("crds/") && MANIFEST_FILE.test(path)).flatMap(([path, text]) => crdsInFile(node, path, text)).map((crd) => ({
		...crd,
		...subchart !== void 0 && { subchart }
	})), ...node.subcharts.flatMap((child) => crdsOfNode(child, child.name))];
}
function crdsInFile(node, path, text) {
	const lines = new import_dist.LineCounter();
	const file = node.path === "" ? path : `${node.path}/${path}`;
	return [...(0, import_dist.parseAllDocuments)(text, {
		lineCounter: lines,
		logLevel: "silent"
	})].flatMap((document) => {
		if (!("contents" in document) || document.errors.length > 0) return [];
		const crd = crdSchema.safeParse(document.toJS());
		if (!crd.success) return [];
		const at = rangeStart(document.get("kind", true));
		const source = {
			file,
			...!node.packaged && at !== void 0 && { line: lines.linePos(at).line }
		};
		return [{
			name: crd.data.metadata.name,
			source,
			apiVersions: apiVersionsOf(crd.data.spec)
		}];
	});
}
function apiVersionsOf(spec) {
	return (spec?.versions ?? []).filter((version) => version.served !== false).flatMap(({ name }) => [`${spec?.group}/${name}`, `${spec?.group}/${name}/${spec?.names.kind}`]);
}
function rangeStart(node) {
	return (node?.range)?.[0];
}

// node_modules/semver/internal/constants.js
var require_constants = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SEMVER_SPEC_VERSION = "2.0.0";
	const MAX_LENGTH = 256;
	const MAX_SAFE_INTEGER = Number.MAX_SAFE_INTEGER || 
	/* istanbul ignore next */ 9007199254740991;
	const MAX_SAFE_COMPONENT_LENGTH = 16;
	const MAX_SAFE_BUILD_LENGTH = 250;
	const WHITESPACE_CHARACTERS = [
		"	",
		"\n",
		"\v",
		"\f",
		"\r",
		" ",
		"\xA0",
		" ",
		" ",
		" ",
		" ",
		" ",
		" ",
		" ",
		" ",
		" ",
		" ",
		" ",
		" ",
		"\u2028",
		"\u2029",
		" ",
		" ",
		"　",
		"﻿"
	];
	const RELEASE_TYPES = [
		"major",
		"premajor",
		"minor",
		"preminor",
		"patch",
		"prepatch",
		"prerelease"
	];
	module.exports = {
		MAX_LENGTH,
		MAX_SAFE_COMPONENT_LENGTH,
		MAX_SAFE_BUILD_LENGTH,
		MAX_SAFE_INTEGER,
		WHITESPACE_CHARACTERS,
		RELEASE_TYPES,
		SEMVER_SPEC_VERSION,
		FLAG_INCLUDE_PRERELEASE: 1,
		FLAG_LOOSE: 2
	};
}));

// node_modules/semver/internal/debug.js
var require_debug = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const debug = typeof process === "object" && process.env && process.env.NODE_DEBUG && /\bsemver\b/i.test(process.env.NODE_DEBUG) ? (...args) => console.error("SEMVER", ...args) : () => {};
	module.exports = debug;
}));

// node_modules/semver/internal/re.js
var require_re = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { MAX_SAFE_COMPONENT_LENGTH, MAX_SAFE_BUILD_LENGTH, MAX_LENGTH } = require_constants();
	const debug = require_debug();
	exports = module.exports = {};
	const re = exports.re = [];
	const safeRe = exports.safeRe = [];
	const src = exports.src = [];
	const safeSrc = exports.safeSrc = [];
	const t = exports.t = {};
	let R = 0;
	const LETTERDASHNUMBER = "[a-zA-Z0-9-]";
	const safeRegexReplacements = [
		["\\s", 1],
		["\\d", MAX_LENGTH],
		[LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH]
	];
	const makeSafeRegex = (value) => {
		for (const [token, max] of safeRegexReplacements) value = value.split(`${token}*`).join(`${token}{0,${max}}`).split(`${token}+`).join(`${token}{1,${max}}`);
		return value;
	};
	const createToken = (name, value, isGlobal) => {
		const safe = makeSafeRegex(value);
		const index = R++;
		debug(name, index, value);
		t[name] = index;
		src[index] = value;
		safeSrc[index] = safe;
		re[index] = new RegExp(value, isGlobal ? "g" : void 0);
		safeRe[index] = new RegExp(safe, isGlobal ? "g" : void 0);
	};
	createToken("NUMERICIDENTIFIER", "0|[1-9]\\d*");
	createToken("NUMERICIDENTIFIERLOOSE", "\\d+");
	createToken("NONNUMERICIDENTIFIER", `\\d*[a-zA-Z-]${LETTERDASHNUMBER}*`);
	createToken("MAINVERSION", `(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})`);
	createToken("MAINVERSIONLOOSE", `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})`);
	createToken("PRERELEASEIDENTIFIER", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIER]})`);
	createToken("PRERELEASEIDENTIFIERLOOSE", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIERLOOSE]})`);
	createToken("PRERELEASE", `(?:-(${src[t.PRERELEASEIDENTIFIER]}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`);
	createToken("PRERELEASELOOSE", `(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]}(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`);
	createToken("BUILDIDENTIFIER", `${LETTERDASHNUMBER}+`);
	createToken("BUILD", `(?:\\+(${src[t.BUILDIDENTIFIER]}(?:\\.${src[t.BUILDIDENTIFIER]})*))`);
	createToken("FULLPLAIN", `v?${src[t.MAINVERSION]}${src[t.PRERELEASE]}?${src[t.BUILD]}?`);
	createToken("FULL", `^${src[t.FULLPLAIN]}$`);
	createToken("LOOSEPLAIN", `[v=\\s]*${src[t.MAINVERSIONLOOSE]}${src[t.PRERELEASELOOSE]}?${src[t.BUILD]}?`);
	createToken("LOOSE", `^${src[t.LOOSEPLAIN]}$`);
	createToken("GTLT", "((?:<|>)?=?)");
	createToken("XRANGEIDENTIFIERLOOSE", `${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`);
	createToken("XRANGEIDENTIFIER", `${src[t.NUMERICIDENTIFIER]}|x|X|\\*`);
	createToken("XRANGEPLAIN", `[v=\\s]*(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:${src[t.PRERELEASE]})?${src[t.BUILD]}?)?)?`);
	createToken("XRANGEPLAINLOOSE", `[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:${src[t.PRERELEASELOOSE]})?${src[t.BUILD]}?)?)?`);
	createToken("XRANGE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`);
	createToken("XRANGELOOSE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("COERCEPLAIN", `(^|[^\\d])(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}})(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`);
	createToken("COERCE", `${src[t.COERCEPLAIN]}(?:$|[^\\d])`);
	createToken("COERCEFULL", src[t.COERCEPLAIN] + `(?:${src[t.PRERELEASE]})?(?:${src[t.BUILD]})?(?:$|[^\\d])`);
	createToken("COERCERTL", src[t.COERCE], true);
	createToken("COERCERTLFULL", src[t.COERCEFULL], true);
	createToken("LONETILDE", "(?:~>?)");
	createToken("TILDETRIM", `(\\s*)${src[t.LONETILDE]}\\s+`, true);
	exports.tildeTrimReplace = "$1~";
	createToken("TILDE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`);
	createToken("TILDELOOSE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("LONECARET", "(?:\\^)");
	createToken("CARETTRIM", `(\\s*)${src[t.LONECARET]}\\s+`, true);
	exports.caretTrimReplace = "$1^";
	createToken("CARET", `^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`);
	createToken("CARETLOOSE", `^${src[t.LONECARET]}${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("COMPARATORLOOSE", `^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`);
	createToken("COMPARATOR", `^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]})$|^$`);
	createToken("COMPARATORTRIM", `(\\s*)${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`, true);
	exports.comparatorTrimReplace = "$1$2$3";
	createToken("HYPHENRANGE", `^\\s*(${src[t.XRANGEPLAIN]})\\s+-\\s+(${src[t.XRANGEPLAIN]})\\s*$`);
	createToken("HYPHENRANGELOOSE", `^\\s*(${src[t.XRANGEPLAINLOOSE]})\\s+-\\s+(${src[t.XRANGEPLAINLOOSE]})\\s*$`);
	createToken("STAR", "(<|>)?=?\\s*\\*");
	createToken("GTE0", "^\\s*>=\\s*0\\.0\\.0\\s*$");
	createToken("GTE0PRE", "^\\s*>=\\s*0\\.0\\.0-0\\s*$");
}));

// node_modules/semver/internal/parse-options.js
var require_parse_options = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const looseOption = Object.freeze({ loose: true });
	const emptyOpts = Object.freeze({});
	const parseOptions = (options) => {
		if (!options) return emptyOpts;
		if (typeof options !== "object") return looseOption;
		return options;
	};
	module.exports = parseOptions;
}));

// node_modules/semver/internal/identifiers.js
var require_identifiers = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const numeric = /^[0-9]+$/;
	const compareIdentifiers = (a, b) => {
		if (typeof a === "number" && typeof b === "number") return a === b ? 0 : a < b ? -1 : 1;
		const anum = numeric.test(a);
		const bnum = numeric.test(b);
		if (anum && bnum) {
			a = +a;
			b = +b;
		}
		return a === b ? 0 : anum && !bnum ? -1 : bnum && !anum ? 1 : a < b ? -1 : 1;
	};
	const rcompareIdentifiers = (a, b) => compareIdentifiers(b, a);
	module.exports = {
		compareIdentifiers,
		rcompareIdentifiers
	};
}));

// node_modules/semver/classes/semver.js
var require_semver$1 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const debug = require_debug();
	const { MAX_LENGTH, MAX_SAFE_INTEGER } = require_constants();
	const { safeRe: re, t } = require_re();
	const parseOptions = require_parse_options();
	const { compareIdentifiers } = require_identifiers();
	const isPrereleaseIdentifier = (prerelease, identifier) => {
		const identifiers = identifier.split(".");
		if (identifiers.length > prerelease.length) return false;
		for (let i = 0; i < identifiers.length; i++) if (compareIdentifiers(prerelease[i], identifiers[i]) !== 0) return false;
		return true;
	};
	var SemVer = class SemVer {
		constructor(version, options) {
			options = parseOptions(options);
			if (version instanceof SemVer) {
				if (version.loose === !!options.loose && version.includePrerelease === !!options.includePrerelease) return version;
				else version = version.version;
			} else if (typeof version !== "string") throw new TypeError(`Invalid version. Must be a string. Got type "${typeof version}".`);
			if (version.length > MAX_LENGTH) throw new TypeError(`version is longer than ${MAX_LENGTH} characters`);
			debug("SemVer", version, options);
			this.options = options;
			this.loose = !!options.loose;
			this.includePrerelease = !!options.includePrerelease;
			const m = version.trim().match(options.loose ? re[t.LOOSE] : re[t.FULL]);
			if (!m) throw new TypeError(`Invalid Version: ${version}`);
			this.raw = version;
			this.major = +m[1];
			this.minor = +m[2];
			this.patch = +m[3];
			if (this.major > MAX_SAFE_INTEGER || this.major < 0) throw new TypeError("Invalid major version");
			if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) throw new TypeError("Invalid minor version");
			if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) throw new TypeError("Invalid patch version");
			if (!m[4]) this.prerelease = [];
			else this.prerelease = m[4].split(".").map((id) => {
				if (/^[0-9]+$/.test(id)) {
					const num = +id;
					if (num >= 0 && num < MAX_SAFE_INTEGER) return num;
				}
				return id;
			});
			this.build = m[5] ? m[5].split(".") : [];
			this.format();
		}
		format() {
			this.version = `${this.major}.${this.minor}.${this.patch}`;
			if (this.prerelease.length) this.version += `-${this.prerelease.join(".")}`;
			return this.version;
		}
		toString() {
			return this.version;
		}
		compare(other) {
			debug("SemVer.compare", this.version, this.options, other);
			if (!(other instanceof SemVer)) {
				if (typeof other === "string" && other === this.version) return 0;
				other = new SemVer(other, this.options);
			}
			if (other.version === this.version) return 0;
			return this.compareMain(other) || this.comparePre(other);
		}
		compareMain(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			if (this.major < other.major) return -1;
			if (this.major > other.major) return 1;
			if (this.minor < other.minor) return -1;
			if (this.minor > other.minor) return 1;
			if (this.patch < other.patch) return -1;
			if (this.patch > other.patch) return 1;
			return 0;
		}
		comparePre(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			if (this.prerelease.length && !other.prerelease.length) return -1;
			else if (!this.prerelease.length && other.prerelease.length) return 1;
			else if (!this.prerelease.length && !other.prerelease.length) return 0;
			let i = 0;
			do {
				const a = this.prerelease[i];
				const b = other.prerelease[i];
				debug("prerelease compare", i, a, b);
				if (a === void 0 && b === void 0) return 0;
				else if (b === void 0) return 1;
				else if (a === void 0) return -1;
				else if (a === b) continue;
				else return compareIdentifiers(a, b);
			} while (++i);
		}
		compareBuild(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			let i = 0;
			do {
				const a = this.build[i];
				const b = other.build[i];
				debug("build compare", i, a, b);
				if (a === void 0 && b === void 0) return 0;
				else if (b === void 0) return 1;
				else if (a === void 0) return -1;
				else if (a === b) continue;
				else return compareIdentifiers(a, b);
			} while (++i);
		}
		inc(release, identifier, identifierBase) {
			if (release.startsWith("pre")) {
				if (!identifier && identifierBase === false) throw new Error("invalid increment argument: identifier is empty");
				if (identifier) {
					const match = `-${identifier}`.match(this.options.loose ? re[t.PRERELEASELOOSE] : re[t.PRERELEASE]);
					if (!match || match[1] !== identifier) throw new Error(`invalid identifier: ${identifier}`);
				}
			}
			switch (release) {
				case "premajor":
					this.prerelease.length = 0;
					this.patch = 0;
					this.minor = 0;
					this.major++;
					this.inc("pre", identifier, identifierBase);
					break;
				case "preminor":
					this.prerelease.length = 0;
					this.patch = 0;
					this.minor++;
					this.inc("pre", identifier, identifierBase);
					break;
				case "prepatch":
					this.prerelease.length = 0;
					this.inc("patch", identifier, identifierBase);
					this.inc("pre", identifier, identifierBase);
					break;
				case "prerelease":
					if (this.prerelease.length === 0) this.inc("patch", identifier, identifierBase);
					this.inc("pre", identifier, identifierBase);
					break;
				case "release":
					if (this.prerelease.length === 0) throw new Error(`version ${this.raw} is not a prerelease`);
					this.prerelease.length = 0;
					break;
				case "major":
					if (this.minor !== 0 || this.patch !== 0 || this.prerelease.length === 0) this.major++;
					this.minor = 0;
					this.patch = 0;
					this.prerelease = [];
					break;
				case "minor":
					if (this.patch !== 0 || this.prerelease.length === 0) this.minor++;
					this.patch = 0;
					this.prerelease = [];
					break;
				case "patch":
					if (this.prerelease.length === 0) this.patch++;
					this.prerelease = [];
					break;
				case "pre": {
					const base = Number(identifierBase) ? 1 : 0;
					if (this.prerelease.length === 0) this.prerelease = [base];
					else {
						let i = this.prerelease.length;
						while (--i >= 0) if (typeof this.prerelease[i] === "number") {
							this.prerelease[i]++;
							i = -2;
						}
						if (i === -1) {
							if (identifier === this.prerelease.join(".") && identifierBase === false) throw new Error("invalid increment argument: identifier already exists");
							this.prerelease.push(base);
						}
					}
					if (identifier) {
						let prerelease = [identifier, base];
						if (identifierBase === false) prerelease = [identifier];
						if (isPrereleaseIdentifier(this.prerelease, identifier)) {
							const prereleaseBase = this.prerelease[identifier.split(".").length];
							if (isNaN(prereleaseBase)) this.prerelease = prerelease;
						} else this.prerelease = prerelease;
					}
					break;
				}
				default: throw new Error(`invalid increment argument: ${release}`);
			}
			this.raw = this.format();
			if (this.build.length) this.raw += `+${this.build.join(".")}`;
			return this;
		}
	};
	module.exports = SemVer;
}));

// node_modules/semver/functions/parse.js
var require_parse = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const parse = (version, options, throwErrors = false) => {
		if (version instanceof SemVer) return version;
		try {
			return new SemVer(version, options);
		} catch (er) {
			if (!throwErrors) return null;
			throw er;
		}
	};
	module.exports = parse;
}));

// node_modules/semver/functions/valid.js
var require_valid$1 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const parse = require_parse();
	const valid = (version, options) => {
		const v = parse(version, options);
		return v ? v.version : null;
	};
	module.exports = valid;
}));

// node_modules/semver/functions/clean.js
var require_clean = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const parse = require_parse();
	const clean = (version, options) => {
		const s = parse(version.trim().replace(/^[=v]+/, ""), options);
		return s ? s.version : null;
	};
	module.exports = clean;
}));

// node_modules/semver/functions/inc.js
var require_inc = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const inc = (version, release, options, identifier, identifierBase) => {
		if (typeof options === "string") {
			identifierBase = identifier;
			identifier = options;
			options = void 0;
		}
		try {
			return new SemVer(version instanceof SemVer ? version.version : version, options).inc(release, identifier, identifierBase).version;
		} catch (er) {
			return null;
		}
	};
	module.exports = inc;
}));

// node_modules/semver/functions/diff.js
var require_diff = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const parse = require_parse();
	const diff = (version1, version2) => {
		const v1 = parse(version1, null, true);
		const v2 = parse(version2, null, true);
		const comparison = v1.compare(v2);
		if (comparison === 0) return null;
		const v1Higher = comparison > 0;
		const highVersion = v1Higher ? v1 : v2;
		const lowVersion = v1Higher ? v2 : v1;
		const highHasPre = !!highVersion.prerelease.length;
		if (!!lowVersion.prerelease.length && !highHasPre) {
			if (!lowVersion.patch && !lowVersion.minor) return "major";
			if (lowVersion.compareMain(highVersion) === 0) {
				if (lowVersion.minor && !lowVersion.patch) return "minor";
				return "patch";
			}
		}
		const prefix = highHasPre ? "pre" : "";
		if (v1.major !== v2.major) return prefix + "major";
		if (v1.minor !== v2.minor) return prefix + "minor";
		if (v1.patch !== v2.patch) return prefix + "patch";
		return "prerelease";
	};
	module.exports = diff;
}));

// node_modules/semver/functions/major.js
var require_major = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const major = (a, loose) => new SemVer(a, loose).major;
	module.exports = major;
}));

// node_modules/semver/functions/minor.js
var require_minor = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const minor = (a, loose) => new SemVer(a, loose).minor;
	module.exports = minor;
}));

// node_modules/semver/functions/patch.js
var require_patch = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const patch = (a, loose) => new SemVer(a, loose).patch;
	module.exports = patch;
}));

// node_modules/semver/functions/prerelease.js
var require_prerelease = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const parse = require_parse();
	const prerelease = (version, options) => {
		const parsed = parse(version, options);
		return parsed && parsed.prerelease.length ? parsed.prerelease : null;
	};
	module.exports = prerelease;
}));

// node_modules/semver/functions/compare.js
var require_compare = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const compare = (a, b, loose) => new SemVer(a, loose).compare(new SemVer(b, loose));
	module.exports = compare;
}));

// node_modules/semver/functions/rcompare.js
var require_rcompare = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const rcompare = (a, b, loose) => compare(b, a, loose);
	module.exports = rcompare;
}));

// node_modules/semver/functions/compare-loose.js
var require_compare_loose = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const compareLoose = (a, b) => compare(a, b, true);
	module.exports = compareLoose;
}));

// node_modules/semver/functions/compare-build.js
var require_compare_build = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const compareBuild = (a, b, loose) => {
		const versionA = new SemVer(a, loose);
		const versionB = new SemVer(b, loose);
		return versionA.compare(versionB) || versionA.compareBuild(versionB);
	};
	module.exports = compareBuild;
}));

// node_modules/semver/functions/sort.js
var require_sort = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compareBuild = require_compare_build();
	const sort = (list, loose) => list.sort((a, b) => compareBuild(a, b, loose));
	module.exports = sort;
}));

// node_modules/semver/functions/rsort.js
var require_rsort = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compareBuild = require_compare_build();
	const rsort = (list, loose) => list.sort((a, b) => compareBuild(b, a, loose));
	module.exports = rsort;
}));

// node_modules/semver/functions/gt.js
var require_gt = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const gt = (a, b, loose) => compare(a, b, loose) > 0;
	module.exports = gt;
}));

// node_modules/semver/functions/lt.js
var require_lt = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const lt = (a, b, loose) => compare(a, b, loose) < 0;
	module.exports = lt;
}));

// node_modules/semver/functions/eq.js
var require_eq = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const eq = (a, b, loose) => compare(a, b, loose) === 0;
	module.exports = eq;
}));

// node_modules/semver/functions/neq.js
var require_neq = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const neq = (a, b, loose) => compare(a, b, loose) !== 0;
	module.exports = neq;
}));

// node_modules/semver/functions/gte.js
var require_gte = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const gte = (a, b, loose) => compare(a, b, loose) >= 0;
	module.exports = gte;
}));

// node_modules/semver/functions/lte.js
var require_lte = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const lte = (a, b, loose) => compare(a, b, loose) <= 0;
	module.exports = lte;
}));

// node_modules/semver/functions/cmp.js
var require_cmp = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const eq = require_eq();
	const neq = require_neq();
	const gt = require_gt();
	const gte = require_gte();
	const lt = require_lt();
	const lte = require_lte();
	const cmp = (a, op, b, loose) => {
		switch (op) {
			case "===":
				if (typeof a === "object") a = a.version;
				if (typeof b === "object") b = b.version;
				return a === b;
			case "!==":
				if (typeof a === "object") a = a.version;
				if (typeof b === "object") b = b.version;
				return a !== b;
			case "":
			case "=":
			case "==": return eq(a, b, loose);
			case "!=": return neq(a, b, loose);
			case ">": return gt(a, b, loose);
			case ">=": return gte(a, b, loose);
			case "<": return lt(a, b, loose);
			case "<=": return lte(a, b, loose);
			default: throw new TypeError(`Invalid operator: ${op}`);
		}
	};
	module.exports = cmp;
}));

// node_modules/semver/functions/coerce.js
var require_coerce = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const parse = require_parse();
	const { safeRe: re, t } = require_re();
	const coerce = (version, options) => {
		if (version instanceof SemVer) return version;
		if (typeof version === "number") version = String(version);
		if (typeof version !== "string") return null;
		options = options || {};
		let match = null;
		if (!options.rtl) match = version.match(options.includePrerelease ? re[t.COERCEFULL] : re[t.COERCE]);
		else {
			const coerceRtlRegex = options.includePrerelease ? re[t.COERCERTLFULL] : re[t.COERCERTL];
			let next;
			while ((next = coerceRtlRegex.exec(version)) && (!match || match.index + match[0].length !== version.length)) {
				if (!match || next.index + next[0].length !== match.index + match[0].length) match = next;
				coerceRtlRegex.lastIndex = next.index + next[1].length + next[2].length;
			}
			coerceRtlRegex.lastIndex = -1;
		}
		if (match === null) return null;
		const major = match[2];
		const minor = match[3] || "0";
		const patch = match[4] || "0";
		const prerelease = options.includePrerelease && match[5] ? `-${match[5]}` : "";
		const build = options.includePrerelease && match[6] ? `+${match[6]}` : "";
		return parse(`${major}.${minor}.${patch}${prerelease}${build}`, options);
	};
	module.exports = coerce;
}));

// node_modules/semver/functions/truncate.js
var require_truncate = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const parse = require_parse();
	const constants = require_constants();
	const SemVer = require_semver$1();
	const truncate = (version, truncation, options) => {
		if (!constants.RELEASE_TYPES.includes(truncation)) return null;
		const clonedVersion = cloneInputVersion(version, options);
		return clonedVersion && doTruncation(clonedVersion, truncation);
	};
	const cloneInputVersion = (version, options) => {
		const versionStringToParse = version instanceof SemVer ? version.version : version;
		return parse(versionStringToParse, options);
	};
	const doTruncation = (version, truncation) => {
		if (isPrerelease(truncation)) return version.version;
		version.prerelease = [];
		switch (truncation) {
			case "major":
				version.minor = 0;
				version.patch = 0;
				break;
			case "minor": version.patch = 0;
		}
		return version.format();
	};
	const isPrerelease = (type) => {
		return type.startsWith("pre");
	};
	module.exports = truncate;
}));

// node_modules/semver/internal/lrucache.js
var require_lrucache = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var LRUCache = class {
		constructor() {
			this.max = 1e3;
			this.map = /* @__PURE__ */ new Map();
		}
		get(key) {
			const value = this.map.get(key);
			if (value === void 0) return;
			else {
				this.map.delete(key);
				this.map.set(key, value);
				return value;
			}
		}
		delete(key) {
			return this.map.delete(key);
		}
		set(key, value) {
			if (!this.delete(key) && value !== void 0) {
				if (this.map.size >= this.max) {
					const firstKey = this.map.keys().next().value;
					this.delete(firstKey);
				}
				this.map.set(key, value);
			}
			return this;
		}
	};
	module.exports = LRUCache;
}));

// node_modules/semver/internal/trim-comparator-whitespace.js
var require_trim_comparator_whitespace = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { MAX_LENGTH, MAX_SAFE_BUILD_LENGTH, WHITESPACE_CHARACTERS } = require_constants();
	const whitespace = /* @__PURE__ */ new Uint8Array(65536);
	for (const char of WHITESPACE_CHARACTERS) whitespace[char.charCodeAt(0)] = 1;
	const isWhitespace = (char) => char !== void 0 && whitespace[char.charCodeAt(0)] === 1;
	const isVersionPrefix = (char) => char === "v" || char === "=" || isWhitespace(char);
	const isDigit = (char) => char !== void 0 && char >= "0" && char <= "9";
	const isLetter = (char) => char !== void 0 && (char >= "a" && char <= "z" || char >= "A" && char <= "Z");
	const isIdentifierCharacter = (char) => isDigit(char) || isLetter(char) || char === "-";
	const isVersionStart = (char) => isDigit(char) || char === "x" || char === "X" || char === "*";
	const findDigitsEndIndex = (range, start, limit, digitRuns) => {
		if (!isDigit(range[start])) return start;
		if (start >= digitRuns.start && start < digitRuns.end) return Math.min(start + limit, digitRuns.end);
		if (start >= digitRuns.previousStart && start < digitRuns.previousEnd) return Math.min(start + limit, digitRuns.previousEnd);
		let end = start + 1;
		while (isDigit(range[end])) end++;
		digitRuns.previousStart = digitRuns.start;
		digitRuns.previousEnd = digitRuns.end;
		digitRuns.start = start;
		digitRuns.end = end;
		return Math.min(start + limit, end);
	};
	const findVersionNumberEndIndex = (range, start, loose, digitRuns) => {
		if (!loose && range[start] === "0") return start + 1;
		return findDigitsEndIndex(range, start, loose ? MAX_LENGTH : MAX_LENGTH + 1, digitRuns);
	};
	const findPrereleaseIdentifierEndIndex = (range, start, loose, digitRuns) => {
		const digitsEnd = findDigitsEndIndex(range, start, MAX_LENGTH, digitRuns);
		if (isLetter(range[digitsEnd]) || range[digitsEnd] === "-") {
			let end = digitsEnd + 1;
			const limit = end + MAX_SAFE_BUILD_LENGTH;
			while (end < limit && isIdentifierCharacter(range[end])) end++;
			return end;
		}
		return findVersionNumberEndIndex(range, start, loose, digitRuns);
	};
	const findPrereleaseEndIndex = (range, start, loose, digitRuns) => {
		const hyphen = range[start] === "-";
		if (!loose && !hyphen) return start;
		const identifierStart = start + (hyphen ? 1 : 0);
		let end = findPrereleaseIdentifierEndIndex(range, identifierStart, loose, digitRuns);
		if (end === identifierStart) {
			if (!loose || !hyphen) return start;
			end = findPrereleaseIdentifierEndIndex(range, start, loose, digitRuns);
		}
		while (range[end] === ".") {
			const next = findPrereleaseIdentifierEndIndex(range, end + 1, loose, digitRuns);
			if (next === end + 1) break;
			end = next;
		}
		return end;
	};
	const findBuildIdentifierEndIndex = (range, start) => {
		let end = start;
		while (end - start < MAX_SAFE_BUILD_LENGTH && isIdentifierCharacter(range[end])) end++;
		return end;
	};
	const findBuildEndIndex = (range, start) => {
		if (range[start] !== "+") return start;
		let end = findBuildIdentifierEndIndex(range, start + 1);
		if (end === start + 1) return start;
		while (range[end] === ".") {
			const next = findBuildIdentifierEndIndex(range, end + 1);
			if (next === end + 1) break;
			end = next;
		}
		return end;
	};
	const findLooseFullVersionEndIndex = (range, start, digitRuns) => {
		let end = start;
		for (let component = 0; component < 3; component++) {
			const next = findVersionNumberEndIndex(range, end, true, digitRuns);
			if (next === end) return start;
			end = next;
			if (component < 2) {
				if (range[end] !== ".") return start;
				end++;
			}
		}
		const prereleaseEnd = findPrereleaseEndIndex(range, end, true, digitRuns);
		return findBuildEndIndex(range, prereleaseEnd);
	};
	const findPartialVersionComponentEndIndex = (range, start, digitRuns) => {
		if (isDigit(range[start])) return findVersionNumberEndIndex(range, start, false, digitRuns);
		return isVersionStart(range[start]) ? start + 1 : start;
	};
	const findPartialVersionEndIndex = (range, start, digitRuns) => {
		let end = findPartialVersionComponentEndIndex(range, start, digitRuns);
		for (let component = 0; component < 2; component++) {
			if (range[end] !== ".") return end;
			const next = findPartialVersionComponentEndIndex(range, end + 1, digitRuns);
			if (next === end + 1) return end;
			end = next;
		}
		const prereleaseEnd = findPrereleaseEndIndex(range, end, false, digitRuns);
		return findBuildEndIndex(range, prereleaseEnd);
	};
	const findVersionEndIndex = (range, start, digitRuns) => {
		const fullVersionEnd = findLooseFullVersionEndIndex(range, start, digitRuns);
		return fullVersionEnd !== start ? fullVersionEnd : findPartialVersionEndIndex(range, start, digitRuns);
	};
	const findRemovableWhitespaceIndex = (range, matchStart) => {
		let position = matchStart;
		if (isWhitespace(range[position])) position++;
		if (range[position] === "<" || range[position] === ">") position++;
		if (range[position] === "=") position++;
		return isWhitespace(range[position]) ? position : -1;
	};
	const trimComparatorWhitespace = (range) => {
		let result = "";
		let copyFrom = 0;
		let cursor = 0;
		const digitRuns = {
			start: -1,
			end: -1,
			previousStart: -1,
			previousEnd: -1
		};
		while (cursor < range.length) {
			const matchStart = cursor;
			if (range[cursor] === "<" || range[cursor] === ">") cursor++;
			else if (!isVersionPrefix(range[cursor]) && !isVersionStart(range[cursor])) {
				cursor++;
				continue;
			}
			while (cursor < range.length && isVersionPrefix(range[cursor])) cursor++;
			if (!isVersionStart(range[cursor])) continue;
			const whitespacePosition = findRemovableWhitespaceIndex(range, matchStart);
			if (whitespacePosition !== -1) {
				result += range.slice(copyFrom, whitespacePosition);
				copyFrom = whitespacePosition + 1;
			}
			cursor = findVersionEndIndex(range, cursor, digitRuns);
		}
		return result + range.slice(copyFrom);
	};
	module.exports = trimComparatorWhitespace;
}));

// node_modules/semver/classes/range.js
var require_range = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SPACE_CHARACTERS = /\s+/g;
	var Range = class Range {
		constructor(range, options) {
			options = parseOptions(options);
			if (range instanceof Range) {
				if (range.loose === !!options.loose && range.includePrerelease === !!options.includePrerelease) return range;
				else return new Range(range.raw, options);
			}
			if (range instanceof Comparator) {
				this.raw = range.value;
				this.set = [[range]];
				this.formatted = void 0;
				return this;
			}
			this.options = options;
			this.loose = !!options.loose;
			this.includePrerelease = !!options.includePrerelease;
			this.raw = range.trim().replace(SPACE_CHARACTERS, " ");
			this.set = this.raw.split("||").map((r) => this.parseRange(r.trim())).filter((c) => c.length);
			if (!this.set.length) throw new TypeError(`Invalid SemVer Range: ${this.raw}`);
			if (this.set.length > 1) {
				const first = this.set[0];
				this.set = this.set.filter((c) => !isNullSet(c[0]));
				if (this.set.length === 0) this.set = [first];
				else if (this.set.length > 1) {
					for (const c of this.set) if (c.length === 1 && isAny(c[0])) {
						this.set = [c];
						break;
					}
				}
			}
			this.formatted = void 0;
		}
		get range() {
			if (this.formatted === void 0) {
				this.formatted = "";
				for (let i = 0; i < this.set.length; i++) {
					if (i > 0) this.formatted += "||";
					const comps = this.set[i];
					for (let k = 0; k < comps.length; k++) {
						if (k > 0) this.formatted += " ";
						this.formatted += comps[k].toString().trim();
					}
				}
			}
			return this.formatted;
		}
		format() {
			return this.range;
		}
		toString() {
			return this.range;
		}
		parseRange(range) {
			range = range.replace(BUILDSTRIPRE, "");
			const memoKey = ((this.options.includePrerelease && FLAG_INCLUDE_PRERELEASE) | (this.options.loose && FLAG_LOOSE)) + ":" + range;
			const cached = cache.get(memoKey);
			if (cached) return cached;
			const loose = this.options.loose;
			const hr = loose ? re[t.HYPHENRANGELOOSE] : re[t.HYPHENRANGE];
			range = range.replace(hr, hyphenReplace(this.options.includePrerelease));
			debug("hyphen replace", range);
			range = trimComparatorWhitespace(range);
			debug("comparator trim", range);
			range = range.replace(re[t.TILDETRIM], tildeTrimReplace);
			debug("tilde trim", range);
			range = range.replace(re[t.CARETTRIM], caretTrimReplace);
			debug("caret trim", range);
			let rangeList = range.split(" ").map((comp) => parseComparator(comp, this.options)).join(" ").split(/\s+/).map((comp) => replaceGTE0(comp, this.options));
			if (loose) rangeList = rangeList.filter((comp) => {
				debug("loose invalid filter", comp, this.options);
				return !!comp.match(re[t.COMPARATORLOOSE]);
			});
			debug("range list", rangeList);
			const rangeMap = /* @__PURE__ */ new Map();
			const comparators = rangeList.map((comp) => new Comparator(comp, this.options));
			for (const comp of comparators) {
				if (isNullSet(comp)) return [comp];
				rangeMap.set(comp.value, comp);
			}
			if (rangeMap.size > 1 && rangeMap.has("")) rangeMap.delete("");
			const result = [...rangeMap.values()];
			cache.set(memoKey, result);
			return result;
		}
		intersects(range, options) {
			if (!(range instanceof Range)) throw new TypeError("a Range is required");
			return this.set.some((thisComparators) => {
				return isSatisfiable(thisComparators, options) && range.set.some((rangeComparators) => {
					return isSatisfiable(rangeComparators, options) && thisComparators.every((thisComparator) => {
						return rangeComparators.every((rangeComparator) => {
							return thisComparator.intersects(rangeComparator, options);
						});
					});
				});
			});
		}
		test(version) {
			if (!version) return false;
			if (typeof version === "string") try {
				version = new SemVer(version, this.options);
			} catch (er) {
				return false;
			}
			for (let i = 0; i < this.set.length; i++) if (testSet(this.set[i], version, this.options)) return true;
			return false;
		}
	};
	module.exports = Range;
	const cache = new (require_lrucache())();
	const parseOptions = require_parse_options();
	const Comparator = require_comparator();
	const debug = require_debug();
	const SemVer = require_semver$1();
	const trimComparatorWhitespace = require_trim_comparator_whitespace();
	const { safeRe: re, src, t, tildeTrimReplace, caretTrimReplace } = require_re();
	const { FLAG_INCLUDE_PRERELEASE, FLAG_LOOSE } = require_constants();
	const BUILDSTRIPRE = new RegExp(src[t.BUILD], "g");
	const isNullSet = (c) => c.value === "<0.0.0-0";
	const isAny = (c) => c.value === "";
	const isSatisfiable = (comparators, options) => {
		let result = true;
		const remainingComparators = comparators.slice();
		let testComparator = remainingComparators.pop();
		while (result && remainingComparators.length) {
			result = remainingComparators.every((otherComparator) => {
				return testComparator.intersects(otherComparator, options);
			});
			testComparator = remainingComparators.pop();
		}
		return result;
	};
	const parseComparator = (comp, options) => {
		comp = comp.replace(re[t.BUILD], "");
		debug("comp", comp, options);
		comp = replaceCarets(comp, options);
		debug("caret", comp);
		comp = replaceTildes(comp, options);
		debug("tildes", comp);
		comp = replaceXRanges(comp, options);
		debug("xrange", comp);
		comp = replaceStars(comp, options);
		debug("stars", comp);
		return comp;
	};
	const isX = (id) => !id || id.toLowerCase() === "x" || id === "*";
	const invalidXRangeOrder = (M, m, p) => isX(M) && !isX(m) || isX(m) && p && !isX(p);
	const replaceTildes = (comp, options) => {
		return comp.trim().split(/\s+/).map((c) => replaceTilde(c, options)).join(" ");
	};
	const replaceTilde = (comp, options) => {
		const r = options.loose ? re[t.TILDELOOSE] : re[t.TILDE];
		const z = options.includePrerelease ? "-0" : "";
		return comp.replace(r, (_, M, m, p, pr) => {
			debug("tilde", comp, _, M, m, p, pr);
			let ret;
			if (isX(M)) ret = "";
			else if (isX(m)) ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`;
			else if (isX(p)) ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`;
			else if (pr) {
				debug("replaceTilde pr", pr);
				ret = `>=${M}.${m}.${p}-${pr} <${M}.${+m + 1}.0-0`;
			} else ret = `>=${M}.${m}.${p} <${M}.${+m + 1}.0-0`;
			debug("tilde return", ret);
			return ret;
		});
	};
	const replaceCarets = (comp, options) => {
		return comp.trim().split(/\s+/).map((c) => replaceCaret(c, options)).join(" ");
	};
	const replaceCaret = (comp, options) => {
		debug("caret", comp, options);
		const r = options.loose ? re[t.CARETLOOSE] : re[t.CARET];
		const z = options.includePrerelease ? "-0" : "";
		return comp.replace(r, (_, M, m, p, pr) => {
			debug("caret", comp, _, M, m, p, pr);
			let ret;
			if (isX(M)) ret = "";
			else if (isX(m)) ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`;
			else if (isX(p)) {
				if (M === "0") ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`;
				else ret = `>=${M}.${m}.0${z} <${+M + 1}.0.0-0`;
			} else if (pr) {
				debug("replaceCaret pr", pr);
				if (M === "0") {
					if (m === "0") ret = `>=${M}.${m}.${p}-${pr} <${M}.${m}.${+p + 1}-0`;
					else ret = `>=${M}.${m}.${p}-${pr} <${M}.${+m + 1}.0-0`;
				} else ret = `>=${M}.${m}.${p}-${pr} <${+M + 1}.0.0-0`;
			} else {
				debug("no pr");
				if (M === "0") {
					if (m === "0") ret = `>=${M}.${m}.${p} <${M}.${m}.${+p + 1}-0`;
					else ret = `>=${M}.${m}.${p} <${M}.${+m + 1}.0-0`;
				} else ret = `>=${M}.${m}.${p} <${+M + 1}.0.0-0`;
			}
			debug("caret return", ret);
			return ret;
		});
	};
	const replaceXRanges = (comp, options) => {
		debug("replaceXRanges", comp, options);
		return comp.split(/\s+/).map((c) => replaceXRange(c, options)).join(" ");
	};
	const replaceXRange = (comp, options) => {
		comp = comp.trim();
		const r = options.loose ? re[t.XRANGELOOSE] : re[t.XRANGE];
		return comp.replace(r, (ret, gtlt, M, m, p, pr) => {
			debug("xRange", comp, ret, gtlt, M, m, p, pr);
			if (invalidXRangeOrder(M, m, p)) return comp;
			const xM = isX(M);
			const xm = xM || isX(m);
			const xp = xm || isX(p);
			const anyX = xp;
			if (gtlt === "=" && anyX) gtlt = "";
			pr = options.includePrerelease ? "-0" : "";
			if (xM) {
				if (gtlt === ">" || gtlt === "<") ret = "<0.0.0-0";
				else ret = "*";
			} else if (gtlt && anyX) {
				if (xm) m = 0;
				p = 0;
				if (gtlt === ">") {
					gtlt = ">=";
					if (xm) {
						M = +M + 1;
						m = 0;
						p = 0;
					} else {
						m = +m + 1;
						p = 0;
					}
				} else if (gtlt === "<=") {
					gtlt = "<";
					if (xm) M = +M + 1;
					else m = +m + 1;
				}
				if (gtlt === "<") pr = "-0";
				ret = `${gtlt + M}.${m}.${p}${pr}`;
			} else if (xm) ret = `>=${M}.0.0${pr} <${+M + 1}.0.0-0`;
			else if (xp) ret = `>=${M}.${m}.0${pr} <${M}.${+m + 1}.0-0`;
			debug("xRange return", ret);
			return ret;
		});
	};
	const replaceStars = (comp, options) => {
		debug("replaceStars", comp, options);
		return comp.trim().replace(re[t.STAR], "");
	};
	const replaceGTE0 = (comp, options) => {
		debug("replaceGTE0", comp, options);
		return comp.trim().replace(re[options.includePrerelease ? t.GTE0PRE : t.GTE0], "");
	};
	const hyphenReplace = (incPr) => ($0, from, fM, fm, fp, fpr, fb, to, tM, tm, tp, tpr) => {
		if (isX(fM)) from = "";
		else if (isX(fm)) from = `>=${fM}.0.0${incPr ? "-0" : ""}`;
		else if (isX(fp)) from = `>=${fM}.${fm}.0${incPr ? "-0" : ""}`;
		else if (fpr) from = `>=${from}`;
		else from = `>=${from}${incPr ? "-0" : ""}`;
		if (isX(tM)) to = "";
		else if (isX(tm)) to = `<${+tM + 1}.0.0-0`;
		else if (isX(tp)) to = `<${tM}.${+tm + 1}.0-0`;
		else if (tpr) to = `<=${tM}.${tm}.${tp}-${tpr}`;
		else if (incPr) to = `<${tM}.${tm}.${+tp + 1}-0`;
		else to = `<=${to}`;
		return `${from} ${to}`.trim();
	};
	const testSet = (set, version, options) => {
		for (let i = 0; i < set.length; i++) if (!set[i].test(version)) return false;
		if (version.prerelease.length && !options.includePrerelease) {
			for (let i = 0; i < set.length; i++) {
				debug(set[i].semver);
				if (set[i].semver === Comparator.ANY) continue;
				if (set[i].semver.prerelease.length > 0) {
					const allowed = set[i].semver;
					if (allowed.major === version.major && allowed.minor === version.minor && allowed.patch === version.patch) return true;
				}
			}
			return false;
		}
		return true;
	};
}));

// node_modules/semver/classes/comparator.js
var require_comparator = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const ANY = Symbol("SemVer ANY");
	var Comparator = class Comparator {
		static get ANY() {
			return ANY;
		}
		constructor(comp, options) {
			options = parseOptions(options);
			if (comp instanceof Comparator) {
				if (comp.loose === !!options.loose) return comp;
				else comp = comp.value;
			}
			comp = comp.trim().split(/\s+/).join(" ");
			debug("comparator", comp, options);
			this.options = options;
			this.loose = !!options.loose;
			this.parse(comp);
			if (this.semver === ANY) this.value = "";
			else this.value = this.operator + this.semver.version;
			debug("comp", this);
		}
		parse(comp) {
			const r = this.options.loose ? re[t.COMPARATORLOOSE] : re[t.COMPARATOR];
			const m = comp.match(r);
			if (!m) throw new TypeError(`Invalid comparator: ${comp}`);
			this.operator = m[1] !== void 0 ? m[1] : "";
			if (this.operator === "=") this.operator = "";
			if (!m[2]) this.semver = ANY;
			else this.semver = new SemVer(m[2], this.options.loose);
		}
		toString() {
			return this.value;
		}
		test(version) {
			debug("Comparator.test", version, this.options.loose);
			if (this.semver === ANY || version === ANY) return true;
			if (typeof version === "string") try {
				version = new SemVer(version, this.options);
			} catch (er) {
				return false;
			}
			return cmp(version, this.operator, this.semver, this.options);
		}
		intersects(comp, options) {
			if (!(comp instanceof Comparator)) throw new TypeError("a Comparator is required");
			if (this.operator === "") {
				if (this.value === "") return true;
				return new Range(comp.value, options).test(this.value);
			} else if (comp.operator === "") {
				if (comp.value === "") return true;
				return new Range(this.value, options).test(comp.semver);
			}
			options = parseOptions(options);
			if (options.includePrerelease && (this.value === "<0.0.0-0" || comp.value === "<0.0.0-0")) return false;
			if (!options.includePrerelease && (this.value.startsWith("<0.0.0") || comp.value.startsWith("<0.0.0"))) return false;
			if (this.operator.startsWith(">") && comp.operator.startsWith(">")) return true;
			if (this.operator.startsWith("<") && comp.operator.startsWith("<")) return true;
			if (this.semver.version === comp.semver.version && this.operator.includes("=") && comp.operator.includes("=")) return true;
			if (cmp(this.semver, "<", comp.semver, options) && this.operator.startsWith(">") && comp.operator.startsWith("<")) return true;
			if (cmp(this.semver, ">", comp.semver, options) && this.operator.startsWith("<") && comp.operator.startsWith(">")) return true;
			return false;
		}
	};
	module.exports = Comparator;
	const parseOptions = require_parse_options();
	const { safeRe: re, t } = require_re();
	const cmp = require_cmp();
	const debug = require_debug();
	const SemVer = require_semver$1();
	const Range = require_range();
}));

// node_modules/semver/functions/satisfies.js
var require_satisfies = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Range = require_range();
	const satisfies = (version, range, options) => {
		try {
			range = new Range(range, options);
		} catch (er) {
			return false;
		}
		return range.test(version);
	};
	module.exports = satisfies;
}));

// node_modules/semver/ranges/to-comparators.js
var require_to_comparators = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Range = require_range();
	const toComparators = (range, options) => new Range(range, options).set.map((comp) => comp.map((c) => c.value).join(" ").trim().split(" "));
	module.exports = toComparators;
}));

// node_modules/semver/ranges/max-satisfying.js
var require_max_satisfying = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const Range = require_range();
	const maxSatisfying = (versions, range, options) => {
		let max = null;
		let maxSV = null;
		let rangeObj = null;
		try {
			rangeObj = new Range(range, options);
		} catch (er) {
			return null;
		}
		versions.forEach((v) => {
			if (rangeObj.test(v)) {
				if (!max || maxSV.compare(v) === -1) {
					max = v;
					maxSV = new SemVer(max, options);
				}
			}
		});
		return max;
	};
	module.exports = maxSatisfying;
}));

// node_modules/semver/ranges/min-satisfying.js
var require_min_satisfying = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const Range = require_range();
	const minSatisfying = (versions, range, options) => {
		let min = null;
		let minSV = null;
		let rangeObj = null;
		try {
			rangeObj = new Range(range, options);
		} catch (er) {
			return null;
		}
		versions.forEach((v) => {
			if (rangeObj.test(v)) {
				if (!min || minSV.compare(v) === 1) {
					min = v;
					minSV = new SemVer(min, options);
				}
			}
		});
		return min;
	};
	module.exports = minSatisfying;
}));

// node_modules/semver/ranges/min-version.js
var require_min_version = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const Range = require_range();
	const gt = require_gt();
	const minVersion = (range, loose) => {
		range = new Range(range, loose);
		let minver = new SemVer("0.0.0");
		if (range.test(minver)) return minver;
		minver = new SemVer("0.0.0-0");
		if (range.test(minver)) return minver;
		minver = null;
		for (let i = 0; i < range.set.length; ++i) {
			const comparators = range.set[i];
			let setMin = null;
			comparators.forEach((comparator) => {
				const compver = new SemVer(comparator.semver.version);
				switch (comparator.operator) {
					case ">":
						if (compver.prerelease.length === 0) compver.patch++;
						else compver.prerelease.push(0);
						compver.raw = compver.format();
					case "":
					case ">=":
						if (!setMin || gt(compver, setMin)) setMin = compver;
						break;
					case "<":
					case "<=": break;
					/* istanbul ignore next */
					default: throw new Error(`Unexpected operation: ${comparator.operator}`);
				}
			});
			if (setMin && (!minver || gt(minver, setMin))) minver = setMin;
		}
		if (minver && range.test(minver)) return minver;
		return null;
	};
	module.exports = minVersion;
}));

// node_modules/semver/ranges/valid.js
var require_valid = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Range = require_range();
	const validRange = (range, options) => {
		try {
			return new Range(range, options).range || "*";
		} catch (er) {
			return null;
		}
	};
	module.exports = validRange;
}));

// node_modules/semver/ranges/outside.js
var require_outside = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const SemVer = require_semver$1();
	const Comparator = require_comparator();
	const { ANY } = Comparator;
	const Range = require_range();
	const satisfies = require_satisfies();
	const gt = require_gt();
	const lt = require_lt();
	const lte = require_lte();
	const gte = require_gte();
	const outside = (version, range, hilo, options) => {
		version = new SemVer(version, options);
		range = new Range(range, options);
		let gtfn, ltefn, ltfn, comp, ecomp;
		switch (hilo) {
			case ">":
				gtfn = gt;
				ltefn = lte;
				ltfn = lt;
				comp = ">";
				ecomp = ">=";
				break;
			case "<":
				gtfn = lt;
				ltefn = gte;
				ltfn = gt;
				comp = "<";
				ecomp = "<=";
				break;
			default: throw new TypeError("Must provide a hilo val of \"<\" or \">\"");
		}
		if (satisfies(version, range, options)) return false;
		for (let i = 0; i < range.set.length; ++i) {
			const comparators = range.set[i];
			let high = null;
			let low = null;
			comparators.forEach((comparator) => {
				if (comparator.semver === ANY) comparator = new Comparator(">=0.0.0");
				high = high || comparator;
				low = low || comparator;
				if (gtfn(comparator.semver, high.semver, options)) high = comparator;
				else if (ltfn(comparator.semver, low.semver, options)) low = comparator;
			});
			if (high.operator === comp || high.operator === ecomp) return false;
			if ((!low.operator || low.operator === comp) && ltefn(version, low.semver)) return false;
			else if (low.operator === ecomp && ltfn(version, low.semver)) return false;
		}
		return true;
	};
	module.exports = outside;
}));

// node_modules/semver/ranges/gtr.js
var require_gtr = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const outside = require_outside();
	const gtr = (version, range, options) => outside(version, range, ">", options);
	module.exports = gtr;
}));

// node_modules/semver/ranges/ltr.js
var require_ltr = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const outside = require_outside();
	const ltr = (version, range, options) => outside(version, range, "<", options);
	module.exports = ltr;
}));

// node_modules/semver/ranges/intersects.js
var require_intersects = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Range = require_range();
	const intersects = (r1, r2, options) => {
		r1 = new Range(r1, options);
		r2 = new Range(r2, options);
		return r1.intersects(r2, options);
	};
	module.exports = intersects;
}));

// node_modules/semver/ranges/simplify.js
var require_simplify = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const satisfies = require_satisfies();
	const compare = require_compare();
	module.exports = (versions, range, options) => {
		const set = [];
		let first = null;
		let prev = null;
		const v = versions.sort((a, b) => compare(a, b, options));
		for (const version of v) if (satisfies(version, range, options)) {
			prev = version;
			if (!first) first = version;
		} else {
			if (prev) set.push([first, prev]);
			prev = null;
			first = null;
		}
		if (first) set.push([first, null]);
		const ranges = [];
		for (const [min, max] of set) if (min === max) ranges.push(min);
		else if (!max && min === v[0]) ranges.push("*");
		else if (!max) ranges.push(`>=${min}`);
		else if (min === v[0]) ranges.push(`<=${max}`);
		else ranges.push(`${min} - ${max}`);
		const simplified = ranges.join(" || ");
		const original = typeof range.raw === "string" ? range.raw : String(range);
		return simplified.length < original.length ? simplified : range;
	};
}));

// node_modules/semver/ranges/subset.js
var require_subset = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const Range = require_range();
	const Comparator = require_comparator();
	const { ANY } = Comparator;
	const satisfies = require_satisfies();
	const compare = require_compare();
	const subset = (sub, dom, options = {}) => {
		if (sub === dom) return true;
		sub = new Range(sub, options);
		dom = new Range(dom, options);
		let sawNonNull = false;
		OUTER: for (const simpleSub of sub.set) {
			for (const simpleDom of dom.set) {
				const isSub = simpleSubset(simpleSub, simpleDom, options);
				sawNonNull = sawNonNull || isSub !== null;
				if (isSub) continue OUTER;
			}
			if (sawNonNull) return false;
		}
		return true;
	};
	const minimumVersionWithPreRelease = [new Comparator(">=0.0.0-0")];
	const minimumVersion = [new Comparator(">=0.0.0")];
	const simpleSubset = (sub, dom, options) => {
		if (sub === dom) return true;
		if (sub.length === 1 && sub[0].semver === ANY) {
			if (dom.length === 1 && dom[0].semver === ANY) return true;
			else if (options.includePrerelease) sub = minimumVersionWithPreRelease;
			else sub = minimumVersion;
		}
		if (dom.length === 1 && dom[0].semver === ANY) {
			if (options.includePrerelease) return true;
			else dom = minimumVersion;
		}
		const eqSet = /* @__PURE__ */ new Set();
		let gt, lt;
		for (const c of sub) if (c.operator === ">" || c.operator === ">=") gt = higherGT(gt, c, options);
		else if (c.operator === "<" || c.operator === "<=") lt = lowerLT(lt, c, options);
		else eqSet.add(c.semver);
		if (eqSet.size > 1) return null;
		let gtltComp;
		if (gt && lt) {
			gtltComp = compare(gt.semver, lt.semver, options);
			if (gtltComp > 0) return null;
			else if (gtltComp === 0 && (gt.operator !== ">=" || lt.operator !== "<=")) return null;
		}
		for (const eq of eqSet) {
			if (gt && !satisfies(eq, String(gt), options)) return null;
			if (lt && !satisfies(eq, String(lt), options)) return null;
			for (const c of dom) if (!satisfies(eq, String(c), options)) return false;
			return true;
		}
		let higher, lower;
		let hasDomLT, hasDomGT;
		let needDomLTPre = lt && !options.includePrerelease && lt.semver.prerelease.length ? lt.semver : false;
		let needDomGTPre = gt && !options.includePrerelease && gt.semver.prerelease.length ? gt.semver : false;
		if (needDomLTPre && needDomLTPre.prerelease.length === 1 && lt.operator === "<" && needDomLTPre.prerelease[0] === 0) needDomLTPre = false;
		for (const c of dom) {
			hasDomGT = hasDomGT || c.operator === ">" || c.operator === ">=";
			hasDomLT = hasDomLT || c.operator === "<" || c.operator === "<=";
			if (gt) {
				if (needDomGTPre) {
					if (c.semver.prerelease && c.semver.prerelease.length && c.semver.major === needDomGTPre.major && c.semver.minor === needDomGTPre.minor && c.semver.patch === needDomGTPre.patch) needDomGTPre = false;
				}
				if (c.operator === ">" || c.operator === ">=") {
					higher = higherGT(gt, c, options);
					if (higher === c && higher !== gt) return false;
				} else if (gt.operator === ">=" && !c.test(gt.semver)) return false;
			}
			if (lt) {
				if (needDomLTPre) {
					if (c.semver.prerelease && c.semver.prerelease.length && c.semver.major === needDomLTPre.major && c.semver.minor === needDomLTPre.minor && c.semver.patch === needDomLTPre.patch) needDomLTPre = false;
				}
				if (c.operator === "<" || c.operator === "<=") {
					lower = lowerLT(lt, c, options);
					if (lower === c && lower !== lt) return false;
				} else if (lt.operator === "<=" && !c.test(lt.semver)) return false;
			}
			if (!c.operator && (lt || gt) && gtltComp !== 0) return false;
		}
		if (gt && hasDomLT && !lt && gtltComp !== 0) return false;
		if (lt && hasDomGT && !gt && gtltComp !== 0) return false;
		if (needDomGTPre || needDomLTPre) return false;
		return true;
	};
	const higherGT = (a, b, options) => {
		if (!a) return b;
		const comp = compare(a.semver, b.semver, options);
		return comp > 0 ? a : comp < 0 ? b : b.operator === ">" && a.operator === ">=" ? b : a;
	};
	const lowerLT = (a, b, options) => {
		if (!a) return b;
		const comp = compare(a.semver, b.semver, options);
		return comp < 0 ? a : comp > 0 ? b : b.operator === "<" && a.operator === "<=" ? b : a;
	};
	module.exports = subset;
}));

// node_modules/semver/index.js
var require_semver = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const internalRe = require_re();
	const constants = require_constants();
	const SemVer = require_semver$1();
	const identifiers = require_identifiers();
	const parse = require_parse();
	const valid = require_valid$1();
	const clean = require_clean();
	const inc = require_inc();
	const diff = require_diff();
	const major = require_major();
	const minor = require_minor();
	const patch = require_patch();
	const prerelease = require_prerelease();
	const compare = require_compare();
	const rcompare = require_rcompare();
	const compareLoose = require_compare_loose();
	const compareBuild = require_compare_build();
	const sort = require_sort();
	const rsort = require_rsort();
	const gt = require_gt();
	const lt = require_lt();
	const eq = require_eq();
	const neq = require_neq();
	const gte = require_gte();
	const lte = require_lte();
	const cmp = require_cmp();
	const coerce = require_coerce();
	const truncate = require_truncate();
	const Comparator = require_comparator();
	const Range = require_range();
	const satisfies = require_satisfies();
	const toComparators = require_to_comparators();
	const maxSatisfying = require_max_satisfying();
	const minSatisfying = require_min_satisfying();
	const minVersion = require_min_version();
	const validRange = require_valid();
	const outside = require_outside();
	const gtr = require_gtr();
	const ltr = require_ltr();
	const intersects = require_intersects();
	const simplifyRange = require_simplify();
	const subset = require_subset();
	module.exports = {
		parse,
		valid,
		clean,
		inc,
		diff,
		major,
		minor,
		patch,
		prerelease,
		compare,
		rcompare,
		compareLoose,
		compareBuild,
		sort,
		rsort,
		gt,
		lt,
		eq,
		neq,
		gte,
		lte,
		cmp,
		coerce,
		truncate,
		Comparator,
		Range,
		satisfies,
		toComparators,
		maxSatisfying,
		minSatisfying,
		minVersion,
		validRange,
		outside,
		gtr,
		ltr,
		intersects,
		simplifyRange,
		subset,
		SemVer,
		re: internalRe.re,
		src: internalRe.src,
		tokens: internalRe.t,
		SEMVER_SPEC_VERSION: constants.SEMVER_SPEC_VERSION,
		RELEASE_TYPES: constants.RELEASE_TYPES,
		compareIdentifiers: identifiers.compareIdentifiers,
		rcompareIdentifiers: identifiers.rcompareIdentifiers
	};
}));

// src/chart/helm.ts
var import_semver = /* @__PURE__ */ __toESM(require_semver(), 1);
function helmClient(program, cluster) {
	return {
		path: program.path,
		version: program.version,
		major: majorOf(program.version),
		...cluster
	};
}
function majorOf(version) {
	const major = Number.parseInt(version.replace(/^v/, ""), 10);
	if (major !== 3 && major !== 4) throw new Error(`Helm ${version} is neither Helm 3 nor Helm 4`);
	return major;
}
function installArgs(helm, chartDirectory, options) {
	return [
		...[
			"install",
			options.releaseName,
			chartDirectory,
			...clusterFlags(helm, options.namespace)
		],
		...options.createNamespace ? ["--create-namespace"] : [],
		...valueFlags(options),
		...[
			"--wait",
			"--timeout",
			formatDuration(options.installTimeoutMs)
		],
		...options.helmArgs
	];
}
function templateArgs(chartDirectory, options) {
	const { releaseName, namespace, kubernetesVersion, apiVersions = [], helmArgs } = options;
	return [
		...[
			"template",
			releaseName,
			chartDirectory,
			"--namespace",
			namespace
		],
		...valueFlags(options),
		...kubernetesVersion === void 0 ? [] : ["--kube-version", kubernetesVersion],
		...apiVersions.flatMap((version) => ["--api-versions", version]),
		...helmArgs
	];
}
function getManifestArgs(helm, { releaseName, namespace }) {
	return [
		"get",
		"manifest",
		releaseName,
		...clusterFlags(helm, namespace)
	];
}
function getHooksArgs(helm, { releaseName, namespace }) {
	return [
		"get",
		"hooks",
		releaseName,
		...clusterFlags(helm, namespace)
	];
}
function historyArgs(helm, { releaseName, namespace }) {
	return [
		"history",
		releaseName,
		...clusterFlags(helm, namespace),
		"--max",
		"1",
		"--output",
		"json"
	];
}
function testArgs(helm, { releaseName, namespace }, timeoutMs) {
	return [
		"test",
		releaseName,
		...clusterFlags(helm, namespace),
		"--timeout",
		formatDuration(timeoutMs)
	];
}
function uninstallArgs(helm, options) {
	const { releaseName, namespace, uninstallTimeoutMs, uninstallArgs: more = [] } = options;
	const limit = ["--timeout", formatDuration(uninstallTimeoutMs)];
	return [
		"uninstall",
		releaseName,
		...clusterFlags(helm, namespace),
		...limit,
		...more
	];
}
function uninstallFlagsCheck(args) {
	return [
		"uninstall",
		...args,
		"--help"
	];
}
function dependencyBuildArgs(chartDirectory, repositories, cacheDir) {
	return [
		"dependency",
		"build",
		chartDirectory,
		"--repository-config",
		repositories,
		"--repository-cache",
		cacheDir
	];
}
function clusterFlags(helm, namespace) {
	const kubeconfig = helm.kubeconfig === void 0 ? [] : ["--kubeconfig", helm.kubeconfig];
	const context = helm.context === void 0 ? [] : ["--kube-context", helm.context];
	return [
		"--namespace",
		namespace,
		...kubeconfig,
		...context
	];
}
function valueFlags({ values, set }) {
	return [...values.flatMap((file) => ["--values", file]), ...set.flatMap((setting) => ["--set", setting])];
}
const UNSET = [
	"HELM_NAMESPACE",
	"HELM_KUBECONTEXT",
	"HELM_KUBETOKEN",
	"HELM_KUBEASUSER",
	"HELM_KUBEASGROUPS",
	"HELM_KUBEAPISERVER",
	"HELM_KUBECAFILE",
	"HELM_KUBETLS_SERVER_NAME",
	"HELM_KUBEINSECURE_SKIP_TLS_VERIFY",
	"HELM_DRIVER",
	"HELM_DRIVER_SQL_CONNECTION_STRING",
	"HELM_MAX_HISTORY",
	"HELM_DEBUG",
	"HELM_COLOR"
];
function helmBaseEnv() {
	return Object.fromEntries(UNSET.map((name) => [name, void 0]));
}
function helmEnv(helm, purpose) {
	return {
		...helmBaseEnv(),
		...helm.kubeconfig !== void 0 && { KUBECONFIG: helm.kubeconfig },
		...helm.cacheDir !== void 0 && { KUBECACHEDIR: `${helm.cacheDir}/${purpose}` }
	};
}

// src/chart/dependencies.ts
const BUILD_TIMEOUT_MS$1 = 3e5;
const ENV_TIMEOUT_MS = 1e4;
function missingDependencies(dependencies, present) {
	return dependencies.filter((wanted) => !present.some(({ name, version }) => name === wanted.name && satisfies$1(version, wanted.version)));
}
function satisfies$1(version, range) {
	if (import_semver.default.validRange(range) === null || import_semver.default.valid(version, true) === null) return true;
	return import_semver.default.satisfies(version, range, {
		includePrerelease: true,
		loose: true
	});
}
async function buildDependencies(directory, shown, chart, missing, context) {
	const names = missing.map(({ name, version }) => `${name} ${version}`.trim()).join(", ");
	context.log(`${shown}: building dependencies (${names} not in charts/)`);
	const repositories = await writeRepositories(chart.dependencies, context);
	const cacheDir = join(context.workDir, "repository-cache");
	const result = await run(context.helm, dependencyBuildArgs(directory, repositories, cacheDir), {
		timeoutMs: BUILD_TIMEOUT_MS$1,
		env: helmBaseEnv(),
		onLine: context.log,
		...context.signal && { signal: context.signal }
	});
	context.signal?.throwIfAborted();
	if (result.exitCode === 0) return;
	const what = `cannot build the dependencies of ${shown} (missing: ${names})`;
	if (result.startError !== void 0 || result.timedOut) throw failedProcess(what, result);
	throw usageProblem(`${what}: helm says\n${lastLines$1(result)}`, hintFor$3(lastLines$1(result)));
}
function hintFor$3(output) {
	if (output.includes("out of sync")) return "Run `helm dependency update` and commit the lock file.";
	return "Run `helm dependency build` in the chart to see the same; a private repository must be known to Helm (helm repo add, helm registry login).";
}
const repositoriesSchema = object({ repositories: array(looseObject({
	name: string(),
	url: string()
})).nullish() });
async function writeRepositories(dependencies, context) {
	const known = await knownRepositories(context);
	await mkdir(context.workDir, { recursive: true });
	const file = join(context.workDir, "repositories.yaml");
	await writeFile(file, (0, import_dist.stringify)({
		apiVersion: "",
		repositories: neededRepositories(dependencies, known)
	}));
	return file;
}
function neededRepositories(dependencies, known) {
	const needed = /* @__PURE__ */ new Map();
	for (const { repository } of dependencies) {
		const alias = /^(?:@|alias:)(.+)$/.exec(repository)?.[1];
		const entry = known.find(({ name, url }) => alias === void 0 ? sameUrl(url, repository) : name === alias);
		if (entry !== void 0) needed.set(entry.url, entry);
		else if (/^https?:\/\//.test(repository) && !needed.has(repository)) needed.set(repository, {
			name: `dependency-${needed.size + 1}`,
			url: repository
		});
	}
	return [...needed.values()];
}
function sameUrl(one, other) {
	return one.replace(/\/$/, "") === other.replace(/\/$/, "");
}
async function knownRepositories({ helm, signal }) {
	const options = {
		timeoutMs: ENV_TIMEOUT_MS,
		...signal && { signal }
	};
	const { stdout } = await run(helm, ["env", "HELM_REPOSITORY_CONFIG"], options);
	return parseRepositories(await readFile(stdout.trim(), "utf8").catch(() => ""), stdout.trim());
}
function parseRepositories(text, file) {
	const hint = "Correct the file; helm repo list shows the same.";
	let content;
	try {
		content = (0, import_dist.parse)(text);
	} catch (error) {
		throw usageProblem(`Helm's list of repositories, ${file}, is not YAML: ${messageOf$1(error)}`, hint, error);
	}
	const parsed = repositoriesSchema.safeParse(content ?? {});
	if (!parsed.success) throw usageProblem(`${file} is not a list of Helm's repositories`, hint, parsed.error);
	return parsed.data.repositories ?? [];
}

// src/chart/open-chart.ts
async function locateChart(path, options) {
	const place = await locate(path, options);
	const chart = await readChartYaml(place.directory, place.inPlace ? join(path, "Chart.yaml") : `Chart.yaml in ${path}`);
	if (chart.type === "library") throw usageProblem(`${path}: ${chart.name} is a library chart, which cannot be installed`, "Give a chart that uses it.");
	return {
		path,
		place,
		chart
	};
}
async function openChart({ path, place, chart }, options) {
	let tree = await readChartTree(place.directory, options);
	const missing = missingDependencies(chart.dependencies, tree.subcharts);
	if (missing.length > 0) {
		await buildDependencies(place.directory, path, chart, missing, options);
		tree = await readChartTree(place.directory, options);
	}
	return {
		name: chart.name,
		version: chart.version,
		source: path,
		...place,
		crds: indexCrds(tree),
		tree
	};
}
async function locate(path, options) {
	const found = await stat(path).catch(() => void 0);
	if (found === void 0) throw usageProblem(`${path}: there is no such chart`, "Give the path of a chart directory or of a packaged chart (.tgz).");
	if (!found.isDirectory()) return {
		directory: await unpackChart(path, join(options.workDir, "chart"), path, options.signal),
		inPlace: false
	};
	if (!await isFile(join(path, "Chart.yaml"))) throw await notAChart(path);
	return {
		directory: resolve(path),
		inPlace: true
	};
}
async function notAChart(path) {
	const found = [];
	for (const name of await directories(path)) if (await isFile(join(path, name, "Chart.yaml"))) found.push(join(path, name));
	else for (const inner of await directories(join(path, name))) if (await isFile(join(path, name, inner, "Chart.yaml"))) found.push(join(path, name, inner));
	const hint = found.length === 0 ? "Give the directory that holds Chart.yaml." : `Did you mean ${found.slice(0, 5).join(", ")}${found.length > 5 ? ", …" : ""}?`;
	return usageProblem(`${path} is not a chart: it has no Chart.yaml`, hint);
}
async function directories(path) {
	return (await readdir(path, { withFileTypes: true }).catch(() => [])).filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules").map((entry) => entry.name).toSorted();
}
async function isFile(path) {
	return (await stat(path).catch(() => void 0))?.isFile() ?? false;
}

// src/chart/preflight.ts
const TEMPLATE_TIMEOUT_MS = 12e4;
const FLAGS_TIMEOUT_MS = 2e4;
const ERROR_LINES = 20;
async function preflight(helm, chart, options, signal) {
	const apiVersions = [...new Set(chart.crds.flatMap((crd) => crd.apiVersions ?? []))];
	const { kubernetesVersion, ...render } = options;
	const args = templateArgs(chart.directory, {
		...render,
		...kubernetesVersion !== void 0 && { kubernetesVersion },
		apiVersions
	});
	const result = await run(helm.path, args, {
		timeoutMs: TEMPLATE_TIMEOUT_MS,
		env: helmBaseEnv(),
		signal
	});
	signal.throwIfAborted();
	if (result.exitCode === 0) return;
	if (kubernetesVersion === void 0 && isOtherKubernetes(result.stderr)) return;
	const what = `helm cannot render ${chart.source}`;
	if (result.startError !== void 0 || result.timedOut) throw failedProcess(what, {
		...result,
		stdout: ""
	});
	throw usageProblem(`${what}: ${helmError(result)}`, hintFor$2(helmError(result)));
}
async function checkUninstallArgs(helm, args, signal) {
	if (args.length === 0) return;
	const result = await run(helm.path, uninstallFlagsCheck(args), {
		timeoutMs: FLAGS_TIMEOUT_MS,
		env: helmBaseEnv(),
		signal
	});
	signal.throwIfAborted();
	if (result.exitCode === 0) return;
	const what = `helm ${helm.version} does not take uninstall-args`;
	if (result.startError !== void 0 || result.timedOut) throw failedProcess(what, result);
	throw usageProblem(`${what}: ${helmError(result)}`, "Correct uninstall-args; `helm uninstall --help` lists what this Helm knows.");
}
function isOtherKubernetes(stderr) {
	return /chart requires kubeVersion: .* incompatible with Kubernetes /.test(stderr);
}
function helmError({ stderr }) {
	const said = lastLines(stderr, ERROR_LINES);
	const start = said.search(/^Error: /m);
	return (start === -1 ? said : said.slice(start + 7)).replace(/\n\s*Use --debug flag to render out invalid YAML\s*$/, "").trim();
}
function hintFor$2(error) {
	if (/^failed to parse |^open /.test(error)) return "Correct the values file.";
	if (error.startsWith("unknown ")) return "Correct helm-args: Helm does not know this flag.";
	return "Correct the template or the values. Templates are rendered without a cluster here: `lookup` finds nothing.";
}

// src/chart/repository-path.ts
async function repositoryPathOf(directory, workspace) {
	const path = await realpath(directory);
	const top = workspace === void 0 ? void 0 : await realpath(workspace).catch(() => void 0);
	const root = await checkoutOf(path, top) ?? top;
	if (root === void 0 || !isBelow$1(path, root)) return void 0;
	return relative(root, path).split(sep).join("/") || ".";
}
async function checkoutOf(path, top) {
	for (let directory = path; top === void 0 || isBelow$1(directory, top); directory = dirname(directory)) {
		if (await exists(join(directory, ".git"))) return directory;
		if (directory === dirname(directory)) break;
	}
}
function isBelow$1(path, directory) {
	return path === directory || path.startsWith(directory.endsWith(sep) ? directory : `${directory}${sep}`);
}
function exists(path) {
	return access(path).then(() => true, () => false);
}

// src/scenario/apply-manifests.ts
const TRIES$1 = 60;
const PAUSE_MS = 500;
async function applyManifests(manifests, file, context) {
	const applied = [];
	for (const manifest of manifests) {
		const what = `${file}: ${manifest.kind} ${manifest.metadata.name}`;
		const type = await resolveType(manifest, what, context);
		const { namespace: _given, ...metadata } = manifest.metadata;
		const namespace = type.namespaced ? manifest.metadata.namespace ?? context.namespace : void 0;
		const object = {
			...manifest,
			metadata: {
				...metadata,
				...namespace !== void 0 && { namespace }
			}
		};
		applied.push(await applyOne(type, object, what, context));
	}
	return applied;
}
async function resolveType(manifest, what, context) {
	const group = groupOf(manifest.apiVersion);
	const version = manifest.apiVersion.slice(manifest.apiVersion.indexOf("/") + 1);
	for (let tries = 1;; tries++) {
		const { types } = await context.api.discover({ signal: context.signal });
		const type = types.find((found) => found.group === group && found.kind === manifest.kind);
		if (type !== void 0) return {
			...type,
			version
		};
		if (tries === TRIES$1) throw infrastructureProblem(`${what}: the cluster does not serve ${manifest.kind} of ${manifest.apiVersion}`, "Does the chart bring its CRD? Check apiVersion and kind.");
		await context.pause(PAUSE_MS);
		context.signal.throwIfAborted();
	}
}
async function applyOne(type, object, what, context) {
	for (let tries = 1;; tries++) try {
		const { metadata } = await context.api.apply(type, object, { signal: context.signal });
		return objectId(type, metadata);
	} catch (error) {
		context.signal.throwIfAborted();
		if (!isNotFound$1(error) || tries === TRIES$1) throw infrastructureProblem(`${what} cannot be applied: ${messageOf$1(error)}`, "Correct the manifest.", error);
		await context.pause(PAUSE_MS);
	}
}
function isNotFound$1(error) {
	return error instanceof Error && "status" in error && error.status === 404;
}

// src/scenario/command-result.ts
function commandResult(result) {
	const { argv, exitCode, stdout, stderr, durationMs, timedOut, startError } = result;
	return {
		argv,
		exitCode,
		stdout,
		stderr: startError === void 0 ? stderr : `${argv[0]} could not be started: ${startError}`,
		durationMs,
		timedOut
	};
}

// src/scenario/manifest-file.ts
async function readManifestFile(path) {
	const objects = parseManifestFile(await readFile(path, "utf8").catch((error) => {
		throw usageProblem(`${path}: cannot be read: ${messageOf$1(error)}`);
	}), path);
	if (objects.length === 0) throw usageProblem(`${path}: there is no object in it`);
	return objects;
}
function parseManifestFile(text, path) {
	const lines = new import_dist.LineCounter();
	const documents = (0, import_dist.parseAllDocuments)(text, {
		lineCounter: lines,
		logLevel: "silent"
	});
	if (!Array.isArray(documents)) return [];
	return documents.flatMap((document) => {
		const line = document.errors[0]?.linePos?.[0].line ?? lines.linePos(document.range[0]).line;
		const [error] = document.errors;
		if (error !== void 0) throw usageProblem(`${path}:${line}: not YAML: ${error.message.split("\n")[0]}`);
		return objectsOf$1(document.toJS(), `${path}:${line}`);
	});
}
function objectsOf$1(body, where) {
	if (body === null || body === void 0) return [];
	if (typeof body !== "object") throw usageProblem(`${where}: no Kubernetes object`);
	if ("items" in body && Array.isArray(body.items)) return body.items.flatMap((item) => objectsOf$1(item, where));
	if (!isManifest(body)) throw usageProblem(`${where}: an object needs apiVersion, kind and metadata.name`);
	return [body];
}
function isManifest(body) {
	const { apiVersion, kind, metadata } = body;
	return [
		apiVersion,
		kind,
		metadata?.name
	].every((value) => typeof value === "string" && value !== "");
}

// src/scenario/run-command.ts
const runInShell = async (command, options) => commandResult(await run("/bin/sh", ["-c", command], options));
function commandEnv(kubeconfig, release) {
	return {
		...kubeconfig !== void 0 && { KUBECONFIG: kubeconfig },
		CLEAN_UNINSTALL_NAMESPACE: release.namespace,
		CLEAN_UNINSTALL_RELEASE: release.releaseName
	};
}
async function runUserCommand(command, runner, options) {
	const result = await runner(command, options);
	options.signal.throwIfAborted();
	if (result.exitCode === 0) return result;
	const how = result.timedOut ? `did not end within ${formatDuration(options.timeoutMs)}` : `failed with exit code ${result.exitCode ?? "none"}`;
	const output = lastLines$1({
		stdout: "",
		stderr: `${result.stdout}\n${result.stderr}`.trim()
	});
	throw infrastructureProblem(`the command \`${command}\` ${how}${output === "" ? "" : `\n${output}`}`, "The chart was not used as you wanted, so no verdict was reached. Correct the command, or remove it.");
}

// src/scenario/use.ts
const PROCESS_MARGIN_MS$2 = 3e4;
async function checkExercise(exercise) {
	for (const entry of exercise) if (isManifestPath(entry)) await readManifestFile(entry);
}
async function useChart(context, options) {
	const result = {
		applied: [],
		commands: 0
	};
	if (options.helmTest) result.test = await testRelease(context, options);
	for (const entry of options.exercise) if (isManifestPath(entry)) {
		const { signal, api } = context;
		const apply = {
			api,
			signal,
			namespace: options.namespace,
			pause: (ms) => setTimeout$1(ms, void 0, { signal })
		};
		result.applied.push(...await applyManifests(await readManifestFile(entry), entry, apply));
	} else {
		await runEntry(entry, context, options);
		result.commands++;
	}
	return result;
}
async function testRelease({ helm, signal, log }, options) {
	const result = await run(helm.path, testArgs(helm, options, options.installTimeoutMs), {
		timeoutMs: options.installTimeoutMs + PROCESS_MARGIN_MS$2,
		env: helmEnv(helm, "install"),
		signal,
		onLine: log
	});
	signal.throwIfAborted();
	return {
		...commandResult(result),
		ok: result.exitCode === 0
	};
}
async function runEntry(command, context, options) {
	await runUserCommand(command, context.runCommand, {
		env: commandEnv(context.helm.kubeconfig, options),
		timeoutMs: options.installTimeoutMs,
		signal: context.signal,
		onLine: context.log
	});
}

// src/cluster/cluster-handle.ts
const EXPORT_TIMEOUT_MS = 6e4;
function existingCluster(options) {
	return {
		kubeconfig: options.kubeconfig,
		...options.context !== void 0 && { context: options.context },
		existing: true,
		warnings: [],
		delete: async () => {},
		exportLogs: async () => void 0
	};
}
function kindCluster(record, kindVersion, log) {
	return {
		name: record.name,
		kubeconfig: record.kubeconfig,
		context: contextOf(record.name),
		existing: false,
		kindVersion,
		warnings: [],
		deleteCommand: byHand$1(record),
		useCommand: useByHand(record),
		delete: once(() => deleteCluster(record, { log })),
		exportLogs: (directory) => exportLogs(record, directory, log)
	};
}
function once(action) {
	let running;
	return async () => {
		running ??= action();
		try {
			await running;
		} catch (error) {
			running = void 0;
			throw error;
		}
	};
}
async function exportLogs(record, directory, log) {
	const result = await run(record.kind, exportLogsArgs(record.name, directory), {
		timeoutMs: EXPORT_TIMEOUT_MS,
		env: { KIND_EXPERIMENTAL_PROVIDER: record.engine }
	});
	if (result.exitCode === 0) return directory;
	const files = await readdir(directory).catch(() => []);
	log(`${files.length > 0 ? `some of the nodes' logs` : `the nodes' logs`} could not be exported: ${result.startError ?? lastLines$1(result, 3)}`);
	return files.length > 0 ? directory : void 0;
}

// src/cluster/creation-failure.ts
const KNOWN_CAUSES = [
	{
		pattern: /failed to pull image|pull access denied|manifest unknown|error pulling image|initializing source docker/i,
		hint: "The node image could not be pulled: check its name, and that this machine reaches its registry.",
		wantsImage: true
	},
	{
		pattern: /too many open files|inotify|max_user_(instances|watches)/i,
		hint: "This host is short of inotify watches or open files: `sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512`"
	},
	{
		pattern: /no space left on device|disk quota exceeded/i,
		hint: "The disk is full: free some space (`docker system df`, `podman system df`), then run again."
	},
	{
		pattern: /port is already allocated|address already in use|bind for .* failed/i,
		hint: "A port of the kind config is in use on this host: choose another hostPort or apiServerPort, or none."
	},
	{
		pattern: /could not find a log line that matches|kubelet is not healthy|kubelet isn't running|failed to init node/i,
		hint: "The node did not start: see kubelet.log and journal.log in diagnostics/cluster-logs. Often the node image does not fit the host (cgroup v1, an old kernel) or this kind."
	},
	{
		pattern: /setting rlimit/i,
		hint: "The engine may not raise limits here: give podman smaller default_ulimits in containers.conf (`clean-uninstall doctor` says which), or run where CAP_SYS_RESOURCE is granted."
	},
	{
		pattern: /rootless provider requires/i,
		hint: "A rootless engine needs cgroup v2 and delegation: https://kind.sigs.k8s.io/docs/user/rootless/"
	},
	{
		pattern: /error during connect|cannot connect to the docker daemon|connection refused/i,
		hint: "The container engine stopped answering: see `clean-uninstall doctor`."
	}
];
const UNKNOWN_CAUSE = "See `clean-uninstall doctor` for the state of this machine, and diagnostics/cluster-logs in the report directory, if there are any.";
const TOO_SLOW = "The image may come over a slow line, or the machine be too slow: give the run more time with timeout, half of which the creation may take.";
function wantsImage(result) {
	return knownCause(result)?.wantsImage === true;
}
function creationFailure(result, imagesHere = []) {
	const output = `${result.stdout}\n${result.stderr}`;
	if (result.exitCode === 0 && isReadyTimeout(output)) return infrastructureProblem(`the nodes of the kind cluster were not ready in time\n${lastLines$1(result, 5)}`, "The machine may be too slow or too full; a kind config with disableDefaultCNI never becomes ready.");
	const cause = knownCause(result);
	const hint = cause?.hint ?? (result.timedOut ? TOO_SLOW : UNKNOWN_CAUSE);
	const help = cause?.wantsImage ? ` ${imageHint(imagesHere)}` : "";
	return failedProcess("kind could not create the cluster", result, `${hint}${help}`);
}
function knownCause({ stdout, stderr }) {
	return KNOWN_CAUSES.find((cause) => cause.pattern.test(`${stdout}\n${stderr}`));
}
function imageHint(images) {
	return `An image that is already here can be given with node-image, ${images.length === 0 ? "but none of kind is" : `such as ${images.join(" or ")}`}.`;
}

// src/kube/minor-version.ts
function minorVersion(version) {
	const minor = /^v?1\.(\d+)(?=\.|$)/.exec(version ?? "")?.[1];
	return minor === void 0 ? void 0 : Number(minor);
}

// src/cluster/kind-config.ts
const CGROUP_V1_PATCH = `kind: KubeletConfiguration
apiVersion: kubelet.config.k8s.io/v1beta1
failCgroupV1: false
`;
const CGROUP_V1_COMMENT = " added by clean-uninstall: this host has cgroup v1, on which the kubelet of Kubernetes >= 1.35 does not start\n otherwise, https://kubernetes.io/docs/concepts/architecture/cgroups/#deprecation-of-cgroup-v1";
const EMPTY_CONFIG = "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n";
function kindConfig(options) {
	const needsPatch = options.cgroupVersion === 1 && !isOlderThan135(options.kubernetesVersion);
	if (options.userConfig === void 0) return needsPatch ? withCgroupPatch(EMPTY_CONFIG, "kind config") : void 0;
	const file = options.userConfigPath ?? "kind-config";
	checkUserConfig(options.userConfig, file);
	if (!needsPatch || options.userConfig.includes("failCgroupV1")) return options.userConfig;
	return withCgroupPatch(options.userConfig, file);
}
function checkUserConfig(text, file) {
	const document = (0, import_dist.parseDocument)(text);
	const error = document.errors[0];
	if (error !== void 0) throw usageProblem(`kind-config: ${file} is not YAML: ${error.message}`, void 0, error);
	if (((0, import_dist.isMap)(document.contents) ? document.get("kind") : void 0) !== "Cluster") throw usageProblem(`kind-config: ${file} is no kind config: it must say "kind: Cluster"`, "See https://kind.sigs.k8s.io/docs/user/configuration/");
}
function withCgroupPatch(text, file) {
	const root = (0, import_dist.parseDocument)(text).contents;
	const existing = (0, import_dist.isMap)(root) ? root.get("kubeadmConfigPatches", true) : void 0;
	if ((0, import_dist.isMap)(root) && root.flow !== true && existing === void 0) return `${endLine(text)}kubeadmConfigPatches:\n${patchItem("")}`;
	if ((0, import_dist.isSeq)(existing) && existing.flow !== true && existing.range) {
		const start = existing.range[0];
		const indent = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
		return text.slice(0, start) + patchItem(indent).slice(indent.length) + indent + text.slice(start);
	}
	throw usageProblem(`kind-config: kubeadmConfigPatches in ${file} must be a list with one item a line`, "This host has cgroup v1, and a patch has to be added to it; or add failCgroupV1: false yourself.");
}
function endLine(text) {
	return text.endsWith("\n") ? text : `${text}\n`;
}
function patchItem(indent) {
	const [first = "", ...more] = CGROUP_V1_PATCH.trimEnd().split("\n");
	return [
		...CGROUP_V1_COMMENT.split("\n").map((line) => `#${line}`),
		"- |",
		`  ${first}`,
		...more.map((line) => `  ${line}`)
	].map((line) => `${indent}${line}\n`).join("");
}
function isOlderThan135(version) {
	const minor = minorVersion(version);
	return minor !== void 0 && minor < 35;
}

// src/cluster/cluster.ts
async function createCluster(options) {
	const { kind } = options;
	const image = chosenImage(options);
	await mkdir(options.workDir, {
		recursive: true,
		mode: 448
	});
	const config = await writeConfig(options, image);
	const record = newRecord(options);
	await markRun(record);
	await options.onName(record);
	const cluster = kindCluster(record, kind.version, options.log);
	const waitMs = waitMsOf(options.timeoutMs);
	const result = await run(kind.path, createArgs({
		...record,
		...config,
		...image,
		waitMs
	}), {
		timeoutMs: options.timeoutMs,
		env: options.engine.env,
		onLine: (line) => logProgress(line, options.log),
		...options.signal && { signal: options.signal }
	});
	if (result.exitCode !== 0 || isReadyTimeout(result.stderr)) await giveUp(cluster, result, options);
	await protect(record.kubeconfig, cluster, options);
	const nodeImage = image.image ?? nodeImageOf(result.stderr);
	const warning = options.nodeImage === void 0 ? void 0 : digestWarning(options.nodeImage);
	return {
		...cluster,
		...nodeImage !== void 0 && { nodeImage },
		warnings: warning === void 0 ? [] : [warning]
	};
}
async function protect(kubeconfig, cluster, options) {
	try {
		await chmod(kubeconfig, 384);
	} catch (error) {
		await cluster.delete().catch((problem) => options.log(withHint(problem)));
		throw infrastructureProblem(`the kubeconfig of the cluster cannot be used: ${messageOf$1(error)}`, void 0, error);
	}
}
const OTHER_WORK_MS = 6e4;
function waitMsOf(timeoutMs) {
	return Math.max(timeoutMs - OTHER_WORK_MS, timeoutMs / 2);
}
function chosenImage(options) {
	if (options.nodeImage !== void 0) return { image: options.nodeImage };
	if (options.kubernetesVersion !== void 0) return { image: imageForKubernetes(options.kubernetesVersion) };
	return {};
}
async function writeConfig(options, { image }) {
	const userConfig = await readUserConfig(options.kindConfig);
	const kubernetesVersion = image === void 0 ? void 0 : kubernetesOfImage(image);
	const text = kindConfig({
		...userConfig,
		cgroupVersion: options.engine.cgroupVersion,
		...kubernetesVersion !== void 0 && { kubernetesVersion }
	});
	if (text === void 0) return {};
	const config = kindConfigPath(options.workDir);
	await writeFile(config, text);
	return { config };
}
async function readUserConfig(path) {
	if (path === void 0) return {};
	try {
		return {
			userConfig: await readFile(path, "utf8"),
			userConfigPath: path
		};
	} catch (error) {
		throw usageProblem(`kind-config: ${path} can't be read: ${messageOf$1(error)}`, void 0, error);
	}
}
function newRecord({ kind, engine, workDir }) {
	return {
		name: `${CLUSTER_NAME_PREFIX}${randomBytes(4).toString("hex")}`,
		provider: engine.provider,
		engine: engine.program,
		kind: kind.path,
		kubeconfig: join(workDir, "kubeconfig"),
		workDir
	};
}
function logProgress(line, log) {
	const progress = progressOf(line);
	if (progress !== void 0) log(progress);
}
async function giveUp(cluster, result, options) {
	const problem = result.cancelled ? new Problem("cancelled", "cancelled while the cluster was being created") : creationFailure(result, wantsImage(result) ? await imagesHere(options) : []);
	if (!result.cancelled && options.logsDir !== void 0) {
		const logs = await cluster.exportLogs(options.logsDir);
		if (logs !== void 0) options.log(`logs of the nodes: ${logs}`);
	}
	await cluster.delete().catch((error) => options.log(withHint(error)));
	throw problem;
}
async function imagesHere({ engine }) {
	return await nodeImages(engineRunner(engine.program)).catch(() => []);
}

// src/cluster/default-kubeconfig.ts
function defaultKubeconfig(env) {
	const files = (env.KUBECONFIG ?? "").split(delimiter).filter((file) => file !== "");
	if (files.length > 1) throw usageProblem(`KUBECONFIG names ${files.length} files`, "Say which one with --kubeconfig.");
	if (files[0] !== void 0) return there(files[0], "It is what KUBECONFIG names; name another one with --kubeconfig.");
	if (!env.HOME) throw usageProblem("neither KUBECONFIG nor HOME is set", "Say which kubeconfig with --kubeconfig.");
	return there(join(env.HOME, ".kube/config"), "It is the default; name another one with KUBECONFIG or --kubeconfig.");
}
function there(path, hint) {
	if (!existsSync(path)) throw usageProblem(`The kubeconfig ${path} does not exist.`, hint);
	return path;
}

// src/cluster/engine.ts
const PROVIDERS = {
	docker: "docker",
	podman: "podman",
	nerdctl: "nerdctl",
	finch: "nerdctl",
	"nerdctl.lima": "nerdctl"
};
const DETECTION_ORDER = [
	"docker",
	"podman",
	"nerdctl"
];
const INFO_TIMEOUT_MS = 2e4;
async function detectEngine(env, signal) {
	const wanted = env.KIND_EXPERIMENTAL_PROVIDER;
	if (wanted !== void 0 && wanted !== "" && PROVIDERS[wanted] === void 0) throw usageProblem(`KIND_EXPERIMENTAL_PROVIDER="${wanted}" is not an engine that kind knows`, `Use one of ${Object.keys(PROVIDERS).join(", ")}, or unset it.`);
	const failures = [];
	for (const program of wanted ? [wanted] : DETECTION_ORDER) {
		signal?.throwIfAborted();
		const engine = await askEngine(program, env, signal);
		if ("why" in engine) failures.push(engine);
		else return engine;
	}
	signal?.throwIfAborted();
	throw infrastructureProblem(`no container engine works:\n${failures.map(({ program, why }) => `  ${program}: ${why}`).join("\n")}`, [...new Set(failures.map((failure) => failure.todo))].join(" "));
}
async function askEngine(program, env, signal) {
	const provider = PROVIDERS[program] ?? "docker";
	const result = await run(program, [
		"info",
		"--format",
		provider === "podman" ? "json" : "{{json .}}"
	], {
		timeoutMs: INFO_TIMEOUT_MS,
		env,
		...signal && { signal }
	});
	if (result.exitCode !== 0) return failureOf$1(program, result);
	const facts = parseEngineInfo(provider, result.stdout);
	if (typeof facts === "string") return {
		program,
		why: facts,
		todo: WHAT_TO_DO.install
	};
	return {
		provider,
		program,
		...facts,
		env: { KIND_EXPERIMENTAL_PROVIDER: program }
	};
}
function parseEngineInfo(provider, json) {
	const info = parseJson$1(json);
	if (info === void 0) return "its info is not JSON";
	if (provider === "podman") {
		const version = info.version?.Version;
		if (version === void 0) return "its info names no version";
		return {
			version,
			cgroupVersion: info.host?.cgroupVersion === "v1" ? 1 : 2,
			rootless: info.host?.security?.rootless === true
		};
	}
	if (info.host !== void 0) return "this command is podman under another name";
	if (!info.ServerVersion) return `no daemon answers${info.ServerErrors ? `: ${info.ServerErrors.join("; ")}` : ""}`;
	return {
		version: info.ServerVersion,
		cgroupVersion: info.CgroupVersion === "1" ? 1 : 2,
		rootless: (info.SecurityOptions ?? []).some((option) => option.includes("rootless"))
	};
}
function parseJson$1(json) {
	try {
		return JSON.parse(json);
	} catch {
		return;
	}
}
const WHAT_TO_DO = {
	install: "Install Docker, podman or nerdctl.",
	start: "Start the engine that is installed (e.g. `sudo systemctl start docker`).",
	permission: "Give this user access to the engine (e.g. add it to the group `docker` and log in again).",
	look: "Run `docker info` or `podman info` by hand to see more."
};
function failureOf$1(program, result) {
	const output = lastLines$1(result, 3);
	if (result.startError === "ENOENT") return {
		program,
		why: "not installed",
		todo: WHAT_TO_DO.install
	};
	if (result.timedOut) return {
		program,
		why: `info did not answer within ${formatDuration(INFO_TIMEOUT_MS)}`,
		todo: WHAT_TO_DO.start
	};
	if (/permission denied|EACCES/i.test(`${output} ${result.startError ?? ""}`)) return {
		program,
		why: `permission denied: ${output || result.startError}`,
		todo: WHAT_TO_DO.permission
	};
	if (/cannot connect|connection refused|no such file|is the docker daemon running|cannot access/i.test(output)) return {
		program,
		why: `its daemon is not running: ${output}`,
		todo: WHAT_TO_DO.start
	};
	return {
		program,
		why: output || `exit code ${result.exitCode ?? result.startError}`,
		todo: WHAT_TO_DO.look
	};
}

// src/diagnostics/cluster-logs.ts
const LOGS_DIR = "cluster-logs";
function clusterLogsPath(reportDir) {
	return join(reportDir, LOGS_DIR);
}
async function removeClusterLogs(reportDir) {
	if (await hasClusterLogs(reportDir)) await rm(clusterLogsPath(resolve(reportDir)), {
		recursive: true,
		force: true
	});
}
async function hasClusterLogs(reportDir) {
	return await lstat(join(clusterLogsPath(resolve(reportDir)), "kind-version.txt")).then((stats) => stats.isFile(), () => false);
}
async function moveClusterLogs(reportDir, folder) {
	await rename(clusterLogsPath(resolve(reportDir)), join(folder, LOGS_DIR));
}

// src/steps/cluster.ts
const CLUSTER_TIMEOUT_MS = 3e5;
function usesExistingCluster({ kubeconfig, context }) {
	return kubeconfig !== void 0 || context !== void 0;
}
async function clusterStep(life, { kind }) {
	const { options, record } = life;
	if (kind === void 0) {
		const { kubeconfig = defaultKubeconfig(life.world.env), context } = options;
		record.facts.cluster = { existing: true };
		return existingCluster({
			kubeconfig,
			...context !== void 0 && { context }
		});
	}
	const cluster = await record.step("cluster", (update) => create(life, kind, update), ({ name, kindVersion, nodeImage }) => {
		record.facts.cluster = {
			existing: false,
			...name && { name },
			...nodeImage && { nodeImage }
		};
		return [
			`kind ${kindVersion}`,
			...nodeImage ? [nodeImage.split("@")[0]] : [],
			name
		].join(", ");
	});
	for (const warning of cluster.warnings) record.warn(warning);
	return cluster;
}
async function create(life, kind, update) {
	const { options, world, workDir, signal } = life;
	const engine = await detectEngine(world.env, signal);
	await removeClusterLogs(options.reportDir);
	return await createCluster({
		kind,
		engine,
		...options.nodeImage !== void 0 && { nodeImage: options.nodeImage },
		...options.kubernetesVersion !== void 0 && { kubernetesVersion: options.kubernetesVersion },
		...options.kindConfig !== void 0 && { kindConfig: options.kindConfig },
		workDir: join(workDir, "cluster"),
		onName: world.onClusterName,
		timeoutMs: Math.max(CLUSTER_TIMEOUT_MS, options.timeoutMs / 2),
		signal,
		log: update,
		logsDir: clusterLogsPath(options.reportDir)
	}).finally(() => noteClusterLogs(life));
}
async function noteClusterLogs({ options, record }) {
	if (await hasClusterLogs(options.reportDir)) record.facts.clusterLogs = true;
}
async function leaveCluster(life, cluster, ended) {
	const { options, world, record } = life;
	if (cluster.existing) return;
	if (ended === "broken off" && !world.signal.aborted) {
		await cluster.exportLogs(clusterLogsPath(options.reportDir));
		await noteClusterLogs(life);
	}
	if ((options.keepCluster === "always" || options.keepCluster === "on-failure" && ended !== "well") && !world.signal.aborted) {
		const { name, useCommand, deleteCommand } = cluster;
		record.warn(`cluster ${name} was kept. Use it: \`${useCommand}\`. Delete it: \`${deleteCommand}\``);
	} else {
		const problem = await cluster.delete().then(() => void 0, (error) => withHint(error, ". "));
		if (problem !== void 0) return record.warn(problem);
	}
	await world.onClusterDone();
}

// src/report/report-dir.ts
const PROBE_BYTES = 393216;
const TRIES = 5;
async function probeReportDir(reportDir) {
	const directory = resolve(reportDir);
	const probe = join(directory, `.probe-${process.pid}`);
	const made = [];
	try {
		await write(probe, directory, made);
	} catch (error) {
		throw usageProblem(`report-dir: nothing can be written to ${directory}: ${messageOf$1(error)}`, "Make room there, or choose another directory with report-dir.", error);
	} finally {
		await rm(probe, { force: true }).catch(() => {});
		for (const path of made.reverse()) await rmdir(path).catch(() => {});
	}
}
async function write(probe, directory, made) {
	for (let tries = 1;; tries++) try {
		for (const path of await missingDirectories(directory)) if (await make(path)) made.push(path);
		return await writeFile(probe, Buffer.alloc(PROBE_BYTES), { flush: true });
	} catch (error) {
		if (!hasCode(error, "ENOENT") || tries === TRIES) throw error;
	}
}
async function make(path) {
	try {
		await mkdir(path);
		return true;
	} catch (error) {
		if (hasCode(error, "EEXIST")) return false;
		throw error;
	}
}
function hasCode(error, code) {
	return error instanceof Error && "code" in error && error.code === code;
}
async function missingDirectories(directory) {
	const missing = [];
	for (let path = directory;; path = dirname(path)) {
		if (await stat(path).then(() => true, () => false) || path === dirname(path)) return missing;
		missing.unshift(path);
	}
}

// src/write-whole.ts
async function writeWhole(path, text, mode) {
	const temporary = `${path}.${process.pid}.tmp`;
	try {
		await writeFile(temporary, text, mode === void 0 ? {} : { mode });
		await rename(temporary, path);
		return path;
	} catch (error) {
		await rm(temporary, { force: true }).catch(() => {});
		if (error instanceof Error) error.message = error.message.replaceAll(temporary, path);
		throw error;
	}
}
function isDiskFull(error) {
	return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}

// src/diagnostics/readme.ts
const README = "README.txt";
const README_HEAD = "Diagnostics of clean-uninstall";
const WORDS$1 = [
	["baseline.json", "snapshot before the install"],
	["installed.json", "snapshot right before the uninstall"],
	["after.json", "snapshot when the cluster had become quiet; compare two with: clean-uninstall diff baseline.json after.json"],
	["leftovers.yaml", "each object that differs from the baseline, whole, without managedFields"],
	["events.txt", "events since the baseline, of the namespaces that the chart has to do with"],
	["logs", `of the pods that came since baseline.json, from right before the uninstall: at most ${20} pods, those that were
                    not ready first, and of each container at most the last ${MOST_LINES} lines and ${MOST_BYTES$1 / 1024} KiB;
                    and the last lines of hooks that ran during the uninstall`],
	["helm-install.txt", "the command, how it ended, and what Helm said; values and notes are left out"],
	["helm-uninstall.txt", "the command, how it ended, and what Helm said"],
	["cluster-logs", "logs of the throw-away cluster's nodes, as `kind export logs` has them"]
];
function readmeText(chart, verdict, paths) {
	const there = new Set(paths.map((path) => path.split("/")[0]));
	const lines = WORDS$1.filter(([name]) => there.has(name)).map(([name, what]) => `${name.padEnd(18)}  ${what}`);
	return `${README_HEAD}: ${visible(chart)}, ${visible(verdict)}

${lines.join("\n")}

Secrets are here by their metadata only. Everything else is as the cluster has it: what pods log, and what objects hold, may
be for fewer eyes than the artifacts of a public repository.
`;
}

// src/diagnostics/bundle.ts
const DIAGNOSTICS_DIR = "diagnostics";
async function writeBundle(reportDir, files, withLogs = false) {
	const folder = resolve(reportDir, DIAGNOSTICS_DIR);
	await removeBundle(reportDir);
	try {
		await mkdir(resolve(reportDir), { recursive: true });
		await mkdir(folder, { mode: 448 });
	} catch (error) {
		throw notWritten(folder, error);
	}
	try {
		for (const { path, text } of files.toSorted((a, b) => Number(b.path === README) - Number(a.path === README))) {
			await mkdir(dirname(join(folder, path)), { recursive: true });
			await writeWhole(join(folder, path), text);
		}
		if (withLogs) await moveClusterLogs(reportDir, folder);
		await probeReportDir(reportDir);
	} catch (error) {
		await rm(folder, {
			recursive: true,
			force: true
		}).catch(() => {});
		if (withLogs) await removeClusterLogs(reportDir).catch(() => {});
		throw notWritten(folder, error);
	}
}
async function removeBundle(reportDir) {
	const folder = resolve(reportDir, DIAGNOSTICS_DIR);
	if (await isBundle(folder)) await rm(folder, {
		recursive: true,
		force: true
	});
}
async function isBundle(folder) {
	if (!await lstat(folder).then((stats) => stats.isDirectory(), () => false)) return false;
	return (await readFile(join(folder, "README.txt"), "utf8").catch(() => "")).startsWith("Diagnostics of clean-uninstall") || (await readdir(folder)).length === 0;
}
function notWritten(folder, error) {
	return infrastructureProblem(`the diagnostics could not be written to ${folder}: ${messageOf$1(error)}`, hintFor$1(error), error);
}
function hintFor$1(error) {
	if (isDiskFull(error)) return "The disk is full: make room, or choose another report-dir.";
	return error instanceof Error && "code" in error && error.code === "EEXIST" ? "Something that is not of clean-uninstall has that name: choose another report-dir." : "Choose another report-dir.";
}

// src/report/html/markup.ts
const LONGEST_NAME$6 = 1e3;
const LONGEST_TEXT$9 = 2e4;
const LONGEST_BLOCK = 5e4;
var Markup = class {
	text;
	constructor(text) {
		this.text = text;
	}
};
function html(strings, ...values) {
	return new Markup(strings.map((part, index) => `${part}${textOf(values[index])}`).join(""));
}
function textOf(value) {
	if (value === void 0) return "";
	if (value instanceof Markup) return value.text;
	if (typeof value === "object") return value.map(({ text }) => text).join("");
	return htmlText(cutAt(String(value), LONGEST_TEXT$9));
}
function markupOf(ownWords) {
	return new Markup(ownWords);
}
function code(text) {
	return new Markup(`<code>${breakable(htmlText(cutAt(text, LONGEST_NAME$6)))}</code>`);
}
function prose(text) {
	return new Markup(breakable(htmlText(cutAt(text, LONGEST_TEXT$9))).replace(/`([^`]+)`/g, "<code>$1</code>"));
}
function breakable(escaped) {
	return escaped.replace(/\S{20,}/g, (name) => name.replace(/[./](?=\w)/g, "$&<wbr>"));
}
function block(text) {
	return new Markup(htmlBlock(cutAt(text, LONGEST_BLOCK).trimEnd()));
}
function link$1(address) {
	return isPlainAddress(address) ? html`<a href="${address}" rel="noreferrer">${address}</a>` : code(address);
}
function joined$1(parts, between) {
	return new Markup(parts.map(({ text }) => text).join(between));
}
function more(count) {
	return count > 0 ? html`<p>… and ${count} more in ${code("report.json")}</p>` : void 0;
}

// src/report/html/icons.ts
const SHAPES = {
	stop: "<circle cx=\"8\" cy=\"8\" r=\"7\"/><path class=\"on\" d=\"M4 8h8\"/>",
	cross: "<circle cx=\"8\" cy=\"8\" r=\"7\"/><path class=\"on\" d=\"M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4\"/>",
	mark: "<path d=\"M8 1l7.4 13.5H.6z\"/><path class=\"on\" d=\"M8 6v4M8 12v.4\"/>",
	check: "<circle cx=\"8\" cy=\"8\" r=\"7\"/><path class=\"on\" d=\"M4.6 8.3l2.4 2.4 4.4-5\"/>",
	dot: "<circle cx=\"8\" cy=\"8\" r=\"4\"/>",
	dash: "<path d=\"M4 8h8\"/>",
	made: "<circle class=\"point\" r=\"4\"/>",
	back: "<circle class=\"point\" r=\"4\"/><circle class=\"ring\" r=\"7\"/>",
	changed: "<path class=\"stroke\" d=\"M0-5V5\"/>",
	asked: "<path class=\"point\" d=\"M-5-5H5L0 4z\"/>",
	gone: "<path class=\"stroke\" d=\"M-4-4L4 4M4-4L-4 4\"/>",
	there: "<path class=\"point\" d=\"M0-6L8 0L0 6z\"/>"
};
function iconShapes() {
	const groups = Object.entries(SHAPES).map(([name, shape]) => markupOf(`<g id="i-${name}">${shape}</g>`));
	return html`<svg class="shapes" aria-hidden="true" width="0" height="0"><defs>${groups}</defs></svg>`;
}
function icon(name) {
	return html`<svg class="icon ${name}" aria-hidden="true" viewBox="0 0 16 16"><use href="#i-${name}"/></svg>`;
}
function mark(name, x, y) {
	return html`<use href="#i-${name}" class="${name}" x="${x}" y="${y}"/>`;
}
const BY_SIGN = {
	"⛔": "stop",
	"✖": "cross",
	"!": "mark",
	"·": "dot"
};
function findingIcon(finding) {
	return icon(BY_SIGN[severitySign(finding)] ?? "dot");
}
function verdictIcon(verdict) {
	return icon({
		clean: "check",
		leaked: "cross",
		inconclusive: "mark"
	}[verdict]);
}
function stepIcon(status) {
	return icon({
		ok: "check",
		failed: "cross",
		skipped: "dash"
	}[status]);
}

// src/report/html/clean-up.ts
const LONGEST_TEXT$8 = 4e4;
function cleanUp(finding, shown, longest) {
	const { commands, proven, output } = finding.remedy;
	if (commands.length === 0) return void 0;
	const fitting = upTo(LONGEST_TEXT$8, commands.slice(0, shown));
	const steps = withOneReason(fitting);
	const rest = commands.length - fitting.length;
	return html`<section class="clean-up"><h4>Clean up <span class="proof">(${proofOf(finding)})</span></h4>
<ol class="${steps.length === 1 ? "steps-of-clean-up one" : "steps-of-clean-up"}">${steps.map(step$1)}</ol>${more(rest)}${steps.length > 1 ? COPY_ALL : void 0}${proven === false && output ? html`<pre>${block(cutAt(output, longest))}</pre>` : void 0}</section>`;
}
function upTo(length, commands) {
	const fitting = [];
	let room = length;
	for (const command of commands) {
		room -= command.text.length + 1;
		if (room < 0) break;
		fitting.push(command);
	}
	return fitting;
}
const COPY = html`<button type="button" class="scripted copy" data-copy>Copy</button>`;
const COPY_ALL = html`<button type="button" class="scripted" data-copy-all>Copy all commands</button>`;
function withOneReason(commands) {
	const steps = [];
	for (const command of commands) {
		const last = steps.at(-1);
		if (last?.[0]?.why === command.why) last.push(command);
		else steps.push([command]);
	}
	return steps;
}
function step$1(commands) {
	const careful = commands.some(({ argv }) => losesData(argv));
	const lines = commands.map(({ text }) => text).join("\n");
	return html`<li><p class="why">${careful ? icon("mark") : void 0}${prose(commands[0]?.why ?? "")}</p><div class="copied"><pre data-commands>${block(lines)}</pre>${COPY}</div></li>`;
}

// src/report/html/field-changes.ts
const SHOWN$2 = 50;
const LONGEST$1 = 2e3;
function fieldChanges({ fields = [] }) {
	if (fields.length === 0) return void 0;
	const shown = fields.slice(0, SHOWN$2).map(({ path, before, after }) => html`<div><dt>${code(cutAt(path, LONGEST$1))}</dt><dd><del>${side("before", "−", before)}</del></dd><dd><ins>${side("after", "+", after)}</ins></dd></div>`);
	const rest = fields.length - shown.length;
	return html`<dl class="fields">${shown}</dl>${more(rest)}`;
}
function side(word, sign, value) {
	const text = value === void 0 ? "(absent)" : cutAt(value, LONGEST$1);
	return html`<span class="sign" aria-hidden="true">${sign}</span><span class="unseen">${word}: </span><span>${block(text)}</span>`;
}

// src/report/html/owner-tree.ts
function placedObjects(findings) {
	const all = findings.flatMap(({ objects }, finding) => objects.map((object) => ({
		object,
		finding
	})));
	return [...Map.groupBy(all, ({ object }) => identityOf$1(object)).values()].flatMap(([first]) => first ?? []);
}
function identityOf$1(object) {
	return `${displayName(object)} ${object.uid}`;
}
function ownerTree(objects) {
	const nodes = objects.map((placed) => ({
		placed,
		children: []
	}));
	const byUid = new Map(nodes.map((node) => [node.placed?.object.uid, node]));
	const parents = /* @__PURE__ */ new Map();
	const roots = /* @__PURE__ */ new Set();
	for (const node of nodes) {
		const parent = parentOf(node, byUid);
		if (parent === void 0 || isBelow(parent, node, parents)) roots.add(node);
		else {
			parents.set(node, parent);
			parent.children.push(node);
			if (parent.owner !== void 0) roots.add(parent);
		}
	}
	return [...roots];
}
function parentOf({ placed }, byUid) {
	const owners = placed?.object.owners ?? [];
	const owner = owners.find(({ uid }) => byUid.has(uid)) ?? owners.find(({ exists }) => !exists) ?? owners[0];
	if (owner === void 0) return void 0;
	const known = byUid.get(owner.uid);
	if (known !== void 0) return known;
	const node = {
		owner,
		children: []
	};
	byUid.set(owner.uid, node);
	return node;
}
function isBelow(node, other, parents) {
	for (let at = node; at !== void 0; at = parents.get(at)) if (at === other) return true;
	return false;
}
function withDescendants(node) {
	const all = [];
	const waiting = [node];
	for (let next = waiting.pop(); next !== void 0; next = waiting.pop()) {
		all.push(next);
		waiting.push(...next.children.toReversed());
	}
	return all;
}
function isBranch({ owner, children }) {
	return owner !== void 0 || children.length > 0;
}

// src/report/html/tree-list.ts
const NAMES_IN_LINE = 12;
const LARGE = 30;
const DEEPEST = 12;
function treeList(nodes, look, depth = 0) {
	if (nodes.length === 0) return void 0;
	const branches = nodes.filter(isBranch);
	const leaves = nodes.filter((node) => !isBranch(node)).flatMap(({ placed }) => placed ?? []);
	const groups = Map.groupBy(leaves, (placed) => alike(placed, look));
	return html`<ul class="tree">${[...branches.map((node) => branch(node, look, depth)), ...[...groups.values()].map((group) => leafGroup(group, look))]}</ul>`;
}
function alike({ object, finding }, look) {
	return JSON.stringify([
		object.group,
		object.resource,
		look.facts(object),
		object.fields,
		finding
	]);
}
function branch(node, look, depth) {
	const { placed, owner } = node;
	const below = withDescendants(node).slice(1);
	const children = depth < DEEPEST ? node.children : below.map((each) => ({
		...each,
		children: []
	}));
	const size = below.filter((each) => each.placed !== void 0).length;
	return html`<li class="fold">${placed && look.beside?.(placed)}<details${size > LARGE ? void 0 : html` open`}><summary>${placed === void 0 ? ownerLabel(owner) : html`${code(fullName(placed.object))}${factsOf$1(placed, look)}`}</summary>${placed && look.below?.(placed.object)}${treeList(children, look, depth + 1)}</details></li>`;
}
function ownerLabel(owner) {
	const state = owner?.exists ? "is there, and no leftover" : "is gone";
	return html`${code(`${owner?.kind}/${owner?.name}`)} <span class="facts">${state}</span>`;
}
function leafGroup(group, look) {
	const [first] = group;
	if (first === void 0) return html``;
	const [beside, facts, below] = [
		look.beside?.(first),
		factsOf$1(first, look),
		look.below?.(first.object)
	];
	if (group.length === 1) return html`<li>${beside}${code(fullName(first.object))}${facts}${below}</li>`;
	const title = html`${group.length} × ${code(resourceName(first.object))}`;
	const names = joined$1(group.map(({ object }) => code(nameInResource(object))), ", ");
	if (group.length <= NAMES_IN_LINE) return html`<li>${beside}${title}: ${names}${facts}${below}</li>`;
	return html`<li class="fold">${beside}<details><summary>${title}${facts}</summary><p class="names">${names}</p></details>${below}</li>`;
}
function factsOf$1({ object }, look) {
	const facts = look.facts(object);
	return facts.length === 0 ? void 0 : html` <span class="facts">· ${facts.join(" · ")}</span>`;
}
function nameInResource({ namespace, name }) {
	return namespace === void 0 ? name : `${namespace}/${name}`;
}

// src/report/html/finding.ts
const BRIEF = 260;
const LONGEST_TITLE$2 = 300;
const LONGEST_CLASS$1 = 40;
const FULL = {
	objects: 5e3,
	facts: 100,
	commands: 200,
	text: 2e4
};
const SHORT = {
	objects: 5,
	facts: 3,
	commands: 5,
	text: 400
};
function findingParts(finding, index) {
	return {
		row: brief(finding, index).text,
		folds: [fold(finding, FULL).text, fold(finding, SHORT).text]
	};
}
function anchorOf(index) {
	return `finding-${index + 1}`;
}
function brief(finding, index) {
	const id = anchorOf(index);
	const origin = originOf$1(finding);
	return html`<article class="finding ${weight(finding)}" id="${id}" aria-labelledby="${id}-title" data-severity="${finding.severity}" data-class="${cutAt(finding.class, 40)}">
<h3 id="${id}-title">${findingIcon(finding)}<span class="severity">${severityWord(finding.severity)}:</span> ${prose(cutAt(finding.title, LONGEST_TITLE$2))} <span class="class"><span class="unseen">class </span>${cutAt(finding.class, 40)}</span></h3>
<dl class="brief"><div><dt>${finding.objects.every(isLeft) ? "What is left" : "Objects"}</dt><dd class="plain">${leftOf(finding)}</dd></div><div><dt>Why</dt><dd>${prose(causeBeside(finding, BRIEF, firstClauses))}</dd></div><div><dt>What to change</dt><dd>${prose(firstClauses(finding.chartFix.what, BRIEF))}${origin === void 0 ? void 0 : html`<span class="origin">${code(cutAt(origin, LONGEST_TITLE$2))}</span>`}</dd></div></dl>`;
}
function weight({ severity, fails }) {
	if (!fails) return "mild";
	return severity === "stuck" || severity === "breaks-cluster" ? "worst" : "bad";
}
function leftOf({ objects }) {
	return objects.length === 0 ? html`no object` : code(cutAt(objectsInFewWords(objects), 320));
}
function fold(finding, extent) {
	const parts = [
		cause(finding, extent),
		objectList(finding, extent),
		evidence(finding, extent),
		chartFix(finding, extent),
		cleanUp(finding, extent.commands, extent.text),
		docs(finding)
	];
	return html`<details class="more"><summary>${inside(finding)}</summary>${parts.filter((part) => part !== void 0)}</details>`;
}
function inside({ objects, evidence, chartFix, remedy }) {
	return `Details: ${[
		counted(objects.length, "object"),
		...evidence.length > 0 ? [counted(evidence.length, "fact")] : [],
		...chartFix.patch === void 0 ? [] : ["patch"],
		...remedy.commands.length > 0 ? [counted(remedy.commands.length, "clean-up command")] : []
	].join(", ")}`;
}
function longer(text, extent, shown, said = text) {
	return said.trim().replace(/\.$/, "") === shown ? void 0 : html`<p>${prose(cutAt(text, extent.text))}</p>`;
}
function cause(finding, extent) {
	const text = longer(finding.cause, extent, causeBeside(finding, BRIEF, firstClauses), withoutNames(finding));
	return text && html`<section><h4>Why</h4>${text}</section>`;
}
function objectList({ objects }, extent) {
	if (objects.length === 0) return void 0;
	const shown = objects.slice(0, extent.objects).map((object) => ({
		object,
		finding: 0
	}));
	const rest = objects.length - shown.length;
	const tree = treeList(ownerTree(shown), {
		facts: (object) => objectFacts({
			...object,
			owners: []
		}),
		below: fieldChanges
	});
	return html`<section><h4>Objects</h4>${tree}${more(rest)}</section>`;
}
function evidence({ evidence: facts }, extent) {
	if (facts.length === 0) return void 0;
	const shown = facts.slice(0, extent.facts).map(({ fact, source }) => html`<li>${prose(cutAt(fact, extent.text))} <small>${prose(cutAt(source, LONGEST_TITLE$2))}</small></li>`);
	return html`<section><h4>Evidence</h4><ul class="list">${shown}</ul>${more(facts.length - shown.length)}</section>`;
}
function chartFix({ chartFix: { what, patch } }, extent) {
	const text = longer(what, extent, firstClauses(what, BRIEF));
	if (text === void 0 && patch === void 0) return void 0;
	return html`<section><h4>What to change in the chart</h4>${text}${patch === void 0 ? void 0 : patchBlock(cutAt(patch, extent.text))}</section>`;
}
function patchBlock(patch) {
	return html`<div class="copied"><pre class="${isDiff(patch) ? "diff" : "yaml"}">${block(patch)}</pre>${COPY}</div>`;
}
function docs({ docs: addresses }) {
	if (addresses.length === 0) return void 0;
	return html`<p class="docs">Read more: ${joined$1(addresses.slice(0, 10).map(link$1), " · ")}</p>`;
}

// src/report/html/findings.ts
const LIMIT$3 = {
	max: 5e6,
	sizeOf: (text) => Buffer.byteLength(text)
};
const CLASSES_SHOWN = 200;
const MANY = 50;
function findingsSection(all) {
	if (all.length === 0) return {
		section: void 0,
		shown: all
	};
	const { shown, leftOut } = fitFindings(all.map(findingParts), LIMIT$3);
	const findings = all.slice(0, shown.length);
	const articles = shown.map(({ row, fold }) => markupOf(`${row}${fold}</article>\n`));
	const isAside = (_, index) => !weighs(findings[index]);
	const asides = articles.filter(isAside);
	const missing = leftOutSentence(leftOut, []);
	return {
		section: html`<section id="findings"${findings.length > MANY ? html` class="many"` : void 0} aria-labelledby="findings-title"><h2 id="findings-title">Findings</h2>
${findings.length > 1 ? filters(findings) : void 0}
${missing === "" ? void 0 : html`<p class="note">${prose(missing)}</p>`}
${articles.filter((article, index) => !isAside(article, index))}
${asides.length === 0 ? void 0 : html`<details class="more asides"><summary>${asidesTitle(findings)}</summary>${asides}</details>`}
</section>`,
		shown: findings
	};
}
function weighs(finding) {
	return finding !== void 0 && (finding.fails || finding.severity !== "kept" && finding.severity !== "noise");
}
function asidesTitle(findings) {
	const asides = findings.filter((finding) => !weighs(finding));
	const words = unique(asides.map(({ severity }) => severity === "kept" ? "kept on purpose" : severityWord(severity)));
	const objects = asides.reduce((sum, { objects }) => sum + objects.length, 0);
	return `${counted(asides.length, "finding")} that ${asides.length === 1 ? "does" : "do"} not count: ${words.join(", ")} (${counted(objects, "object")})`;
}
function filters(findings) {
	const count = (matches) => findings.filter(matches).length;
	const severities = unique(findings.map(({ severity }) => severity)).map((severity) => html`<label><input type="checkbox" name="${severity}" value="${severity}" checked> ${severityWord(severity)} (${count((finding) => finding.severity === severity)})</label>`);
	const classes = [...Map.groupBy(findings, (finding) => cutAt(finding.class, 40))].slice(0, CLASSES_SHOWN).map(([id, some]) => html`<option value="${id}">${id} (${some.length})</option>`);
	return html`<search class="scripted filters" id="filters" aria-label="Filter the findings">
<label class="text">Text <input type="search" name="text" autocomplete="off" spellcheck="false" aria-keyshortcuts="/" placeholder="name, kind, finalizer … ( / )"></label>
<label>Class <select name="class"><option value="">all</option>${classes}</select></label>
<fieldset><legend>Severity</legend>${severities}</fieldset>
<button type="button" data-unfold>Unfold all</button>
<output name="shown" aria-live="polite"></output>
</search>`;
}

// src/report/html/head.ts
const LONGEST_TEXT$7 = 1e3;
const LONGEST_DETAILS = 2e4;
const RESERVATIONS_SHOWN$1 = 4;
const RESERVATIONS_KEPT = 200;
function head$1(report) {
	const [sentence, ...details] = reasonLines(report);
	const blocked = consequence(report);
	const uninstall = uninstallSentence(report);
	return html`<header class="verdict plain ${report.verdict}">
<h1>${verdictIcon(report.verdict)}${headingOf(report)}</h1>
<p class="lead">${prose(`${capital(unstopped(sentence, LONGEST_TEXT$7))}.`)}${blocked === void 0 ? void 0 : html` <strong>${unstopped(blocked, LONGEST_TEXT$7)}.</strong>`}</p>
<p class="facts">${uninstall === void 0 ? void 0 : html`${code("helm uninstall")} ${uninstall}. `}${circumstances(report).join(" · ")}</p>
${details.length === 0 ? void 0 : html`<pre>${block(cutAt(details.join("\n"), LONGEST_DETAILS))}</pre>`}
${reservationList(report)}
</header>`;
}
function headingOf(report) {
	return markupOf(verdictHeading(report, code(cutAt(chartName(report), 200)).text));
}
function reservationList(report) {
	const all = reservations(report);
	if (all.length === 0) return void 0;
	const items = all.slice(0, RESERVATIONS_KEPT).map((text) => html`<li>${icon("mark")}<span>${prose(unstopped(text, LONGEST_TEXT$7))}</span></li>`);
	const left = all.length - items.length;
	const rest = items.slice(RESERVATIONS_SHOWN$1);
	const list = html`<ul class="reservations">${items.slice(0, RESERVATIONS_SHOWN$1)}</ul>`;
	if (rest.length === 0) return list;
	return html`${list}<details class="more"><summary>… and ${rest.length + left} more</summary><ul class="reservations">${rest}</ul>${more(left)}</details>`;
}

// src/report/html/within.ts
function within(limit, counts, make) {
	let part;
	for (const count of counts) {
		part = make(count);
		if (part === void 0 || Buffer.byteLength(part.text) <= limit) break;
	}
	return part;
}

// src/report/html/left-out.ts
const COUNTS$2 = [200, 20];
const LIMIT$2 = 5e5;
const LONGEST_TEXT$6 = 500;
function leftOutSection(report) {
	const words = asides(report);
	if (words.length === 0) return void 0;
	return within(LIMIT$2, COUNTS$2, (count) => html`<section id="left-out" aria-labelledby="left-out-title"><h2 id="left-out-title">Kept and left out</h2>
<details class="more"><summary>${words.join(", ")}</summary>${keptList(report, count)}${ignoredTable(report, count)}</details></section>`);
}
function keptList({ kept, findings }, count) {
	const known = new Set(findings.flatMap(({ objects }) => objects.map(fullName)));
	const names = kept.filter((name) => !known.has(name));
	if (names.length === 0) return kept.length === 0 ? void 0 : html`<p>What is kept on purpose stands among the findings.</p>`;
	const shown = names.slice(0, count).map((name) => html`<li>${code(cutAt(name, LONGEST_TEXT$6))}</li>`);
	return html`<h3>Kept on purpose</h3><ul class="list">${shown}</ul>${more(names.length - shown.length)}`;
}
function ignoredTable(report, most) {
	const ignored = report.ignored.filter(({ count }) => count > 0);
	if (ignored.length === 0) return void 0;
	const rows = usersFirst(ignored).slice(0, most).map(({ count, rule, why, objects = [] }) => html`<tr><td class="number">${count}</td><td class="${isOwn(rule) ? "whole" : "long"}">${code(cutAt(rule, LONGEST_TEXT$6))}</td><td>${prose(cutAt(why, LONGEST_TEXT$6))}${objects.length > 0 ? html`<ul class="list">${objects.slice(0, most).map((name) => html`<li>${code(cutAt(name, LONGEST_TEXT$6))}</li>`)}</ul>${more(objects.length - most)}` : void 0}</td></tr>`);
	return html`<h3>Left out</h3><table><thead><tr><th scope="col" class="number">objects</th><th scope="col">rule</th><th scope="col">why</th></tr></thead><tbody>${rows}</tbody></table>${more(ignored.length - rows.length)}`;
}
function isOwn(rule) {
	return /^N\d{1,2}$/.test(rule);
}

// src/report/html/owners.ts
const COUNTS$1 = [
	5e3,
	1e3,
	100
];
const LIMIT$1 = 2e6;
function ownersSection(findings) {
	const all = placedObjects(findings);
	if (findings.length < 2 || all.length < 2) return void 0;
	return within(LIMIT$1, COUNTS$1, (count) => treesOf(all, count, findings));
}
function treesOf(all, count, findings) {
	const roots = ownerTree(all.slice(0, count));
	const owned = roots.filter(isBranch);
	const writers = Map.groupBy(roots.filter((node) => !isBranch(node)), ({ placed }) => placed?.object.manager);
	const look = {
		facts: (object) => objectFacts({
			...object,
			owners: [],
			manager: void 0
		}),
		beside: ({ finding }) => toFinding(findings, finding)
	};
	return html`<section id="owners" aria-labelledby="owners-title"><h2 id="owners-title">Objects by owner</h2>
<details class="more"><summary>${counted(all.length, "object")}</summary>
${owned.length === 0 ? void 0 : html`<h3>With an owner</h3>${treeList(owned, look)}`}
${[...writers].map(([writer, nodes]) => html`<h3>No owner${writer === void 0 ? "" : `, written by ${writer}`}</h3>${treeList(nodes, look)}`)}
${more(all.length - count)}</details></section>`;
}
function toFinding(findings, index) {
	return html`<a class="beside" href="#${anchorOf(index)}">${cutAt(findings[index]?.class ?? "", 40)}</a>`;
}

// src/report/html/assets.ts
const STYLE = [
	`/* Colours of both looks, type and spacing. */
:root {
  color-scheme: light dark;
  --page: light-dark(#ffffff, #15181d);
  --soft: light-dark(#f4f6f8, #1d2127);
  --line: light-dark(#d5dae0, #363d47);
  --text: light-dark(#1b2026, #e4e7eb);
  --muted: light-dark(#545d69, #a3acb8);
  --link: light-dark(#0a55b8, #8db7ff);
  --bad: light-dark(#b01e1e, #ff9088);
  --bad-soft: light-dark(#fdf1f0, #2d1c1d);
  --warn: light-dark(#7d5200, #e8bd63);
  --warn-soft: light-dark(#fdf6e6, #2a2417);
  --good: light-dark(#176b33, #74d391);
  --good-soft: light-dark(#eef8f1, #17261c);
  --used: light-dark(#5f7ea8, #7f9fca);
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
:root[data-colours="light"] {
  color-scheme: light;
}
:root[data-colours="dark"] {
  color-scheme: dark;
}

* {
  box-sizing: border-box;
  margin: 0;
  padding: 0;
}
html {
  text-size-adjust: 100%;
}
body {
  margin: 0 auto;
  max-width: 76rem;
  padding: 1.5rem clamp(0.75rem, 3vw, 2.5rem) 3rem;
  background: var(--page);
  color: var(--text);
  font:
    1rem / 1.5 system-ui,
    -apple-system,
    "Segoe UI",
    Roboto,
    "Helvetica Neue",
    sans-serif;
  overflow-wrap: anywhere;
}
h1,
h2,
h3,
h4 {
  line-height: 1.3;
  font-weight: 650;
}
h2 {
  font-size: 1.25rem;
  margin-bottom: 0.75rem;
}
h3 {
  font-size: 1.0625rem;
}
h4 {
  font-size: 0.9375rem;
  margin-bottom: 0.35rem;
}
code,
pre {
  font-family: var(--mono);
  font-size: 0.875em;
  background: var(--soft);
}
code {
  border-radius: 3px;
  padding: 0.1em 0.25em;
  -webkit-box-decoration-break: clone;
  box-decoration-break: clone;
}
pre {
  white-space: pre-wrap;
  border: 1px solid var(--line);
  border-radius: 6px;
  padding: 0.6rem 0.8rem;
  font-size: 0.8125rem;
  line-height: 1.5;
}
/* A name that stands alone needs no ground. */
.plain code {
  background: none;
  padding: 0;
}
a {
  color: var(--link);
}
small,
.note,
footer {
  font-size: 0.875rem;
}
small,
.facts,
.note,
.skipped,
footer {
  color: var(--muted);
}
:focus-visible {
  outline: 2px solid var(--link);
  outline-offset: 2px;
  border-radius: 3px;
}
summary {
  cursor: pointer;
}
.more > summary {
  color: var(--link);
  width: fit-content;
  max-width: 100%;
}
.more > :not(summary) {
  margin-top: 0.6rem;
}
button,
input,
select {
  font: inherit;
  font-size: 0.875rem;
  color: inherit;
  background: var(--page);
  border: 1px solid var(--muted);
  border-radius: 6px;
  padding: 0.25rem 0.6rem;
  max-width: 100%;
}
button {
  cursor: pointer;
}
button:hover {
  background: var(--soft);
}
input[type="checkbox"] {
  accent-color: var(--link);
}
html:not(.has-script) .scripted {
  display: none;
}
/* For who listens. */
.unseen {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
main > section {
  margin-bottom: 2.5rem;
  scroll-margin-top: 1rem;
}
main > section > h3 {
  margin-top: 0.75rem;
}
footer {
  border-top: 1px solid var(--line);
  padding-top: 0.75rem;
}
`,
	`/* The first screen, and the way to everything else. */
.verdict {
  border: 1px solid var(--tone);
  border-left-width: 6px;
  border-radius: 8px;
  background: var(--tone-soft);
  padding: 1.1rem 1.3rem;
  display: grid;
  gap: 0.55rem;
}
.leaked {
  --tone: var(--bad);
  --tone-soft: var(--bad-soft);
}
.clean {
  --tone: var(--good);
  --tone-soft: var(--good-soft);
}
.inconclusive {
  --tone: var(--warn);
  --tone-soft: var(--warn-soft);
}
h1 {
  font-size: clamp(1.25rem, 1rem + 1.5vw, 1.75rem);
}
.lead {
  font-size: 1.0625rem;
}
.reservations {
  list-style: none;
  display: grid;
  gap: 0.25rem;
}
.reservations li {
  display: flex;
  align-items: baseline;
}
nav {
  display: flex;
  flex-wrap: wrap;
  gap: 0.5rem 1.5rem;
  align-items: center;
  justify-content: space-between;
  margin: 1rem 0 1.5rem;
}
nav ul {
  display: flex;
  flex-wrap: wrap;
  gap: 0.35rem 1.25rem;
  list-style: none;
}

/* Signs: a shape, and on it a stroke in the colour of the page. */
.shapes {
  position: absolute;
}
.icon {
  width: 1em;
  height: 1em;
  flex: none;
  margin-right: 0.4em;
  vertical-align: -0.12em;
  fill: currentcolor;
}
.on,
.dash {
  stroke: var(--page);
  stroke-width: 2;
  stroke-linecap: round;
  fill: none;
}
.icon.check {
  color: var(--good);
}
.icon.mark {
  color: var(--warn);
}
.icon.stop,
.icon.cross {
  color: var(--bad);
}
.icon.dot,
.icon.dash {
  color: var(--muted);
  stroke: currentcolor;
}
`,
	`/* Filters, and the findings from their first line to their clean-up commands. */
.filters {
  display: flex;
  flex-wrap: wrap;
  gap: 0.5rem 1.25rem;
  align-items: center;
  margin-bottom: 1rem;
  font-size: 0.875rem;
}
.filters fieldset {
  border: 0;
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem 0.9rem;
  align-items: center;
}
.filters legend {
  float: left;
  margin-right: 0.75rem;
}
.filters label {
  white-space: nowrap;
}
.filters .text {
  display: flex;
  align-items: center;
  gap: 0.4rem;
}
.filters [type="search"] {
  width: 17rem;
}
.filters select {
  max-width: 14rem;
}

.finding {
  border: 1px solid var(--line);
  border-left-width: 5px;
  border-radius: 8px;
  padding: 0.9rem 1.1rem;
  margin-bottom: 0.8rem;
  scroll-margin-top: 1rem;
}
/* What nobody looks at yet is not laid out. */
.many .finding {
  content-visibility: auto;
  contain-intrinsic-size: auto 11rem;
}
.worst {
  border-left-color: var(--bad);
}
.bad {
  border-left-color: color-mix(in srgb, var(--bad) 45%, var(--page));
}
.finding:target {
  outline: 2px solid var(--link);
  outline-offset: 2px;
}
.severity {
  margin-right: 0.3em;
}
.worst .severity,
.bad .severity {
  color: var(--bad);
}
.class {
  font-size: 0.8125rem;
  font-weight: 500;
  color: var(--muted);
  border: 1px solid var(--line);
  border-radius: 4px;
  padding: 0.05em 0.4em;
  margin-left: 0.3em;
  -webkit-box-decoration-break: clone;
  box-decoration-break: clone;
}
.brief {
  display: grid;
  grid-template-columns: minmax(0, 1fr) minmax(0, 1.3fr) minmax(0, 1.3fr);
  gap: 0.5rem 1.75rem;
  margin: 0.6rem 0 0.5rem;
}
.brief dt {
  color: var(--muted);
  font-size: 0.8125rem;
}
.origin {
  display: block;
  margin-top: 0.25rem;
}
.finding > .more > :not(summary) {
  margin-top: 1rem;
}
.asides > summary {
  margin-bottom: 0.8rem;
}

.tree,
.list {
  padding-left: 1.2rem;
  display: grid;
  gap: 0.2rem;
}
.tree .tree {
  border-left: 1px solid var(--line);
  margin: 0.2rem 0 0.2rem 0.35rem;
}
.tree > .fold {
  list-style: none;
  margin-left: -1.1rem;
}
.beside {
  float: right;
  margin-left: 1rem;
}
.names {
  padding: 0.3rem 0 0.3rem 1.1rem;
}
.list small {
  display: block;
}

/* Before and after */
.fields {
  display: grid;
  gap: 0.4rem;
  margin: 0.3rem 0 0.5rem;
}
.fields dd {
  font-family: var(--mono);
  font-size: 0.8125rem;
  padding-left: 0.5rem;
}
del,
ins {
  display: flex;
  white-space: pre-wrap;
  text-decoration: none;
  color: var(--bad);
}
ins {
  color: var(--good);
}
.sign {
  flex: none;
  width: 1.2em;
}

.proof {
  font-weight: 400;
  color: var(--muted);
}
.steps-of-clean-up {
  padding-left: 1.3rem;
  display: grid;
  gap: 0.6rem;
  margin: 0.4rem 0;
}
.steps-of-clean-up.one {
  list-style: none;
  padding-left: 0;
}
.why {
  margin-bottom: 0.25rem;
}
.copied {
  position: relative;
}
.has-script .copied > pre {
  padding-right: 5.5rem;
}
.copy {
  position: absolute;
  top: 0.35rem;
  right: 0.35rem;
}

/* Deletions that were tried */
.deletion {
  display: grid;
  gap: 0.4rem;
  margin-bottom: 1rem;
}
blockquote {
  border-left: 3px solid var(--line);
  padding-left: 0.9rem;
}
.quoted {
  list-style: none;
  display: grid;
  gap: 0.25rem;
}
`,
	`/* Lanes and tables. Thickness and dashes tell the bars apart where colours do not. */
.legend {
  list-style: none;
  display: flex;
  flex-wrap: wrap;
  gap: 0.2rem 1.1rem;
  margin: 0.5rem 0 0.8rem;
  font-size: 0.875rem;
}
.legend li {
  display: flex;
  align-items: center;
  gap: 0.35rem;
}
.lanes ul {
  list-style: none;
}
.lane,
.axis {
  display: grid;
  grid-template-columns: 18rem minmax(0, 1fr) 6.5rem;
  gap: 0 0.9rem;
  align-items: center;
}
.lane {
  border-top: 1px solid var(--line);
  padding: 0.2rem 0;
  font-size: 0.875rem;
  line-height: 1.3;
}
.strip,
.key {
  overflow: visible;
}
.strip {
  grid-column: 2;
  display: block;
}
.lanes h3 {
  font-size: 0.875rem;
  padding: 0.6rem 0 0.2rem;
}
.who small {
  display: block;
  font-size: 0.75rem;
}
.outcome {
  color: var(--muted);
}
.outcome.counts {
  font-weight: 600;
}
.band {
  fill: none;
}
.other {
  fill: var(--soft);
}
.border {
  stroke: var(--line);
}
.strip text {
  fill: var(--muted);
  font-size: 11px;
  font-variant-numeric: tabular-nums;
}
.strip .name {
  fill: var(--text);
  font-weight: 650;
}
.bar {
  stroke: var(--used);
  stroke-width: 4;
}
.left {
  stroke-width: 10;
}
.dying {
  stroke-width: 3;
  stroke-dasharray: 5 3;
}
.fails .left,
.fails .dying {
  stroke: var(--bad);
}
.point {
  fill: var(--text);
}
.ring,
.stroke {
  fill: none;
  stroke: var(--text);
  stroke-width: 1.8;
}

table {
  border-collapse: collapse;
  width: 100%;
  font-size: 0.9375rem;
  margin-bottom: 0.75rem;
}
th,
td {
  text-align: left;
  vertical-align: top;
  padding: 0.3rem 0.75rem 0.3rem 0;
  border-bottom: 1px solid var(--line);
}
th {
  font-weight: 600;
  white-space: nowrap;
}
th[scope="col"] {
  color: var(--muted);
  font-size: 0.8125rem;
  font-weight: 500;
}
.number {
  text-align: right;
  white-space: nowrap;
  font-variant-numeric: tabular-nums;
}
.whole {
  white-space: nowrap;
}
`,
	`/* Phones: one column. */
@media (max-width: 48rem) {
  body {
    padding-top: 0.75rem;
  }
  .brief,
  .axis {
    grid-template-columns: minmax(0, 1fr);
  }
  .filters .text,
  .filters [type="search"] {
    width: 100%;
  }
  .lane {
    grid-template-columns: minmax(0, 1fr) auto;
    row-gap: 0.15rem;
  }
  .strip {
    grid-column: 1 / -1;
    grid-row: 2;
  }
  .strip text,
  .strip .name {
    font-size: 9px;
  }
  pre {
    font-size: 0.75rem;
  }
  .has-script .copied > pre {
    padding-right: 0.8rem;
  }
  .copy {
    position: static;
    margin-top: 0.3rem;
  }

  .stacked thead {
    display: none;
  }
  .stacked tr {
    display: grid;
    grid-template-columns: 1fr auto auto;
    border-bottom: 1px solid var(--line);
    padding: 0.3rem 0;
  }
  .stacked th,
  .stacked td {
    border: 0;
    padding: 0 0.5rem 0 0;
  }
  .stacked .long {
    grid-column: 1 / -1;
    grid-row: 2;
  }
}
`,
	`/* On paper everything is unfolded, and nothing is there to be pressed. */
@media print {
  :root {
    color-scheme: light;
    font-size: 10pt;
  }
  body {
    max-width: none;
    padding: 0;
  }
  nav,
  .has-script .scripted,
  .finding > .more > summary {
    display: none;
  }
  main {
    margin-top: 1.5rem;
  }
  .finding[hidden],
  .asides[hidden] {
    display: block;
  }
  .many .finding {
    content-visibility: visible;
  }
  details::details-content {
    content-visibility: visible;
    display: block;
    block-size: auto;
  }
  /* The arrow at the end of a lane stands beside it. */
  .lanes {
    margin-right: 10px;
  }
  .has-script .copied > pre {
    padding-right: 0.8rem;
  }
  .verdict,
  .strip,
  .key {
    print-color-adjust: exact;
  }
  .deletion,
  .lane,
  tr,
  h1,
  h2,
  h3,
  h4 {
    break-inside: avoid;
  }
  h2,
  h3,
  h4 {
    break-after: avoid;
  }
}
`
].join("");
const SCRIPTS = [
	`// Each of these scripts makes the page handier; all of it can be read without. They know nothing of the report but what stands in the page.
const root = document.documentElement
root.classList.add('has-script')

// Light or dark: as the system has it, until the button says otherwise.
const isDark = () =>
  getComputedStyle(root).colorScheme === 'dark' ||
  (!root.dataset.colours && matchMedia('(prefers-color-scheme: dark)').matches)
const colours = document.querySelector('[data-colours]')
const nameColours = () => {
  colours.textContent = isDark() ? 'Light colours' : 'Dark colours'
}
colours.addEventListener('click', () => {
  root.dataset.colours = isDark() ? 'light' : 'dark'
  nameColours()
})
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', nameColours)
nameColours()
`,
	`// Copies what stands beside a button, or all commands of a finding.
const copy = async text => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // A page that is a file has no clipboard in some browsers, but every browser copies what is selected.
    const area = document.createElement('textarea')
    area.value = text
    document.body.append(area)
    area.select()
    const copied = document.execCommand('copy')
    area.remove()
    return copied
  }
}

document.addEventListener('click', async ({ target }) => {
  const button = target.closest?.('[data-copy], [data-copy-all]')
  if (!button) return
  const blocks =
    'copyAll' in button.dataset
      ? button.parentElement.querySelectorAll('[data-commands]')
      : button.parentElement.querySelectorAll('pre')
  const copied = await copy([...blocks].map(block => \`\${block.textContent}\\n\`).join(''))
  button.dataset.label ??= button.textContent
  button.textContent = copied ? 'Copied' : 'Could not copy'
  button.focus()
  setTimeout(() => {
    button.textContent = button.dataset.label
  }, 2000)
})
`,
	`// Filters by severity, class and words; \`/\` goes to the words.
const filters = document.getElementById('filters')
if (filters) {
  const [text, chosen, shown, unfold] = ['[name=text]', '[name=class]', 'output', '[data-unfold]'].map(part =>
    filters.querySelector(part),
  )
  const findings = [...document.querySelectorAll('.finding')]
  const asides = document.querySelector('.asides')

  const words = new Map()
  const wordsOf = finding => {
    if (!words.has(finding)) words.set(finding, finding.textContent.toLowerCase())
    return words.get(finding)
  }

  // What is folded away opens for what was looked for, and closes afterwards; with nothing to show it hides.
  let openedByFilter = false
  const showAsides = isFiltered => {
    asides.hidden = !asides.querySelector('.finding:not([hidden])')
    if (isFiltered && !asides.hidden && !asides.open) asides.open = openedByFilter = true
    if (!isFiltered && openedByFilter) asides.open = openedByFilter = false
  }

  const filter = () => {
    const severities = [...filters.querySelectorAll('[type=checkbox]:checked')].map(box => box.value)
    const wanted = text.value.toLowerCase().split(/\\s+/).filter(Boolean)
    for (const finding of findings)
      finding.hidden = !(
        severities.includes(finding.dataset.severity) &&
        ['', finding.dataset.class].includes(chosen.value) &&
        wanted.every(word => wordsOf(finding).includes(word))
      )
    const count = findings.filter(finding => !finding.hidden).length
    const isFiltered = count < findings.length
    if (asides) showAsides(isFiltered)
    shown.value = isFiltered ? \`\${count} of \${findings.length} findings\` : ''
  }

  let waiting
  filters.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(filter, 120)
  })
  // A browser may put back what stood in the fields before.
  addEventListener('pageshow', filter)

  unfold.addEventListener('click', () => {
    const open = unfold.textContent === 'Unfold all'
    for (const fold of document.querySelectorAll('.finding > details, .asides')) fold.open = open
    unfold.textContent = open ? 'Fold all' : 'Unfold all'
  })

  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && event.target === text) {
      text.value = ''
      filter()
    }
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target.closest?.('input, select')) return
    event.preventDefault()
    text.focus()
  })
}
`
];
const POLICY = [
	"default-src 'none'",
	`style-src ${sourceOf$3(STYLE)}`,
	`script-src ${SCRIPTS.map(sourceOf$3).join(" ")}`,
	"base-uri 'none'",
	"form-action 'none'"
].join("; ");
function sourceOf$3(text) {
	return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

// src/report/html/page.ts
const LONGEST_TITLE$1 = 60;
function page({ title, header, links, main, footer }) {
	return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${cutAt(visible(title), LONGEST_TITLE$1)}</title>
<style>${markupOf(STYLE)}</style>
</head>
<body>
${iconShapes()}
${header}
<nav aria-label="On this page"><ul>${links}</ul><button type="button" class="scripted" data-colours>Other colours</button></nav>
<main>
${main}
</main>
<footer><p>${footer}</p></footer>
${SCRIPTS.map((script) => markupOf(`<script type="module">${script}<\/script>`))}
</body>
</html>
`.text;
}

// src/report/html/probe.ts
const COUNTS = [
	100,
	30,
	10
];
const LIMIT = 5e5;
const WENT_SHOWN = 200;
const LONGEST_TEXT$5 = 2e3;
const LONGEST_NAME$5 = 400;
function probeSection({ probe }) {
	if (probe === void 0) return void 0;
	const tried = triedDeletions(probe);
	if (tried.length === 0) return void 0;
	return within(LIMIT, COUNTS, (count) => deletions$1(tried, count));
}
function deletions$1(tried, count) {
	const left = tried.filter(({ deleted }) => !deleted);
	return html`<section id="probe" aria-labelledby="probe-title"><h2 id="probe-title">${probeHeading(tried)}</h2>
${left.slice(0, count).map((each) => heldDeletion(each, count))}${more(left.length - count)}
${went(tried.filter(({ deleted }) => deleted))}</section>`;
}
function heldDeletion(tried, count) {
	const conditions = conditionTexts(tried).map((text) => html`<li>${prose(cutAt(text, LONGEST_TEXT$5))}</li>`);
	const held = heldBy$1(tried, count);
	return html`<div class="deletion"><p>${icon("stop")}After the uninstall ${code(cutAt(deletionText(tried), LONGEST_TEXT$5))} ${cutAt(endText(tried), LONGEST_TEXT$5)}${conditions.length + held.length > 0 ? ":" : "."}</p>${conditions.length > 0 ? html`<blockquote><ul class="quoted">${conditions}</ul></blockquote>` : void 0}${held.length > 0 ? html`<ul class="list">${held}</ul>` : void 0}</div>`;
}
function heldBy$1({ blocking, remaining }, count) {
	const shown = blocking.slice(0, count);
	const groups = Map.groupBy(shown, waitText$1);
	const rest = remaining - shown.length;
	return [...[...groups].map(([why, objects]) => html`<li>held by ${joined$1(objects.map((object) => html`<code title="${cutAt(displayName(object), LONGEST_NAME$5)}">${cutAt(shortName(object), LONGEST_NAME$5)}</code>`), ", ")}: ${prose(cutAt(why, LONGEST_TEXT$5))}</li>`), ...rest > 0 ? [html`<li>… and ${rest} more</li>`] : []];
}
function went(tried) {
	if (tried.length === 0) return void 0;
	const names = tried.slice(0, WENT_SHOWN).map(({ kind, name }) => code(`${kind}/${name}`));
	const rest = tried.length - names.length;
	return html`<p>${icon("check")}${wentText(tried)}: ${joined$1(names, ", ")}${rest > 0 ? html` and ${rest} more` : void 0}.</p>`;
}

// src/report/html/time-axis.ts
const PHASES = /* @__PURE__ */ new Set([
	"install",
	"use",
	"uninstall",
	"settle",
	"probe"
]);
const LEAST_SHARE = .15;
const MOST_PHASES = 20;
function phasesOf({ steps }) {
	return steps.filter(({ name, status }) => PHASES.has(name) && status !== "skipped").map(({ name, startedAt = "", durationMs }) => ({
		name,
		start: Date.parse(startedAt),
		durationMs
	})).filter(({ start }) => !Number.isNaN(start)).map(({ name, start, durationMs }) => ({
		name,
		start,
		end: start + durationMs
	})).toSorted((a, b) => a.start - b.start).slice(0, MOST_PHASES);
}
function timeAxis(phases, moments) {
	const start = least([...phases.map((phase) => phase.start), ...moments]);
	const end = -least([...phases.map((phase) => -phase.end), ...moments.map((moment) => -moment)]);
	const pieces = piecesOf(phases, start, end);
	const named = pieces.filter(({ phase }) => phase !== void 0);
	const reserved = Math.min(LEAST_SHARE, 1 / Math.max(1, named.length));
	const shared = 1 - named.length * reserved;
	let x = 0;
	const placed = pieces.map((piece) => {
		const share = end > start ? (piece.end - piece.start) / (end - start) : 1 / pieces.length;
		const width = shared * share + (piece.phase === void 0 ? 0 : reserved);
		x += width;
		return {
			...piece,
			x: x - width,
			width
		};
	});
	return {
		start,
		end,
		bands: placed.flatMap(({ phase, x, width }) => phase === void 0 ? [] : [{
			...phase,
			x,
			width
		}]),
		at(moment) {
			const piece = placed.find(({ end }) => moment <= end) ?? placed.at(-1);
			if (piece === void 0) return 0;
			const share = piece.end > piece.start ? (moment - piece.start) / (piece.end - piece.start) : 0;
			return Math.min(1, Math.max(0, piece.x + piece.width * Math.min(1, Math.max(0, share))));
		}
	};
}
function piecesOf(phases, start, end) {
	const pieces = [];
	let until = start;
	for (const phase of phases) {
		if (phase.start > until) pieces.push({
			start: until,
			end: phase.start
		});
		const from = Math.max(until, phase.start);
		until = Math.max(from, phase.end);
		pieces.push({
			start: from,
			end: until,
			phase
		});
	}
	if (end > until || pieces.length === 0) pieces.push({
		start: until,
		end
	});
	return pieces;
}
function least(numbers) {
	return numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}
function clock(moment, digits = 0) {
	return new Date(moment).toISOString().slice(11, digits === 0 ? 19 : 20 + digits);
}

// src/report/html/steps.ts
const LONGEST_TEXT$4 = 1e3;
const MOST_STEPS = 100;
function outputSection(report) {
	const outputs = [failedOutput("helm install", report.install), failedOutput("helm uninstall", report.uninstall)].filter((part) => part !== void 0);
	return outputs.length === 0 ? void 0 : html`${outputs}`;
}
function failedOutput(name, command) {
	const heading = failureHeading(name, command);
	if (heading === void 0 || command === void 0) return void 0;
	const output = saidBy(command);
	const said = output === "" ? html`<p>It printed nothing.</p>` : html`<pre>${block(output.slice(-5e4))}</pre>`;
	return html`<section class="output"><h2>${heading}</h2>${said}</section>`;
}
function stepsSection(report) {
	if (report.steps.length === 0) return void 0;
	const rows = report.steps.slice(0, MOST_STEPS).map(({ name, status, startedAt = "", durationMs, detail }) => {
		const start = Date.parse(startedAt);
		return html`<tr class="${status}"><th scope="row">${stepIcon(status)}${name}<span class="unseen"> ${status}</span></th><td class="long">${prose(cutAt(detail, LONGEST_TEXT$4))}</td><td class="number">${Number.isNaN(start) ? "" : clock(start)}</td><td class="number">${status === "skipped" ? "" : seconds(durationMs)}</td></tr>`;
	});
	const counts = countsSentence(report);
	const again = sameCheck$1(report);
	return html`<section id="steps" aria-labelledby="steps-title"><h2 id="steps-title">Steps and times (${seconds(report.durationMs)})</h2>
<table class="stacked"><thead><tr><th scope="col">step</th><th scope="col">what it did</th><th scope="col" class="number">at (UTC)</th><th scope="col" class="number">took</th></tr></thead><tbody>${rows}</tbody></table>${more(report.steps.length - rows.length)}
${counts === void 0 ? void 0 : html`<p>${counts}</p>`}
${report.diagnostics === void 0 ? void 0 : html`<p>${markupOf(diagnosticsSentence(code(`${report.diagnostics}/`).text))}</p>`}
${again === void 0 ? void 0 : html`<p>${again.words}</p><div class="copied"><pre data-commands>${block(again.text)}</pre>${COPY}</div>`}
</section>`;
}

// src/report/html/lanes.ts
function lanesOf(timeline, findings) {
	const named = /* @__PURE__ */ new Map();
	for (const [finding, { objects }] of findings.entries()) for (const object of objects) {
		const name = fullName(object);
		if (!named.has(name)) named.set(name, {
			finding,
			change: object.change
		});
	}
	const dated = timeline.filter(({ at }) => !Number.isNaN(Date.parse(at)));
	return [...Map.groupBy(dated, ({ object }) => object)].map(([object, events]) => ({
		object,
		...named.get(object),
		lives: livesOf(events)
	})).toSorted((a, b) => (a.finding ?? findings.length) - (b.finding ?? findings.length));
}
function livesOf(events) {
	return [...Map.groupBy(events, ({ uid }) => uid).values()].map(lifeOf);
}
function lifeOf(events) {
	const life = { changes: [] };
	for (const { at: time, event, manager } of events) {
		const at = Date.parse(time);
		const moment = {
			at,
			...manager !== void 0 && { by: manager }
		};
		if (event === "created") life.made = moment;
		else if (event === "changed") life.changes.push(moment);
		else if (event === "deletion-asked") life.deletionAsked = at;
		else life.gone = at;
	}
	return life;
}
function cameBack({ lives }) {
	return lives.length > 1 && lives.at(-1)?.gone === void 0;
}

// src/report/html/phase-bands.ts
const LABELS_HEIGHT = 48;
function phaseBands({ bands }, height) {
	return bands.map(({ x, width }, index) => html`<rect class="${index % 2 === 0 ? "band" : "band other"}" x="${percent(x)}" y="0" width="${percent(width)}" height="${height}"/><line class="border" x1="${percent(x)}" x2="${percent(x)}" y1="0" y2="${height}"/>`);
}
function phaseLabels(axis) {
	const labels = axis.bands.map(({ name, x, start, end }) => {
		const line = (y, text, kind) => html`<text class="${kind}" x="${percent(x)}" dx="4" y="${y}">${text}</text>`;
		return html`${line(13, name, "name")}${line(28, seconds(end - start), "time")}${line(42, clock(start), "time")}`;
	});
	const words = axis.bands.map(({ name, start, end }) => `${name} at ${clock(start)} for ${seconds(end - start)}`);
	return html`<div class="axis"><svg class="strip" role="img" aria-label="Phases: ${words.join(", ")}" width="100%" height="${LABELS_HEIGHT}">${phaseBands(axis, LABELS_HEIGHT)}${labels}</svg></div>`;
}
function percent(share) {
	return `${(share * 100).toFixed(2)}%`;
}

// src/report/html/lane-row.ts
const LONGEST_NAME$4 = 400;
const HEIGHT = 22;
const MIDDLE = HEIGHT / 2;
function laneRow(lane, axis, finding) {
	const [resource = "", ...place] = cutAt(lane.object, LONGEST_NAME$4).split("/");
	const name = place.pop() ?? "";
	const outcome = outcomeOf(lane, finding);
	return html`<li class="${finding?.fails ? "lane fails" : "lane"}"><span class="who plain">${code(name)} <small>${[resource, ...place].join(" · ")}</small></span><svg class="strip" role="img" aria-label="${lane.lives.map(lifeInWords).join("; then ")}" width="100%" height="${HEIGHT}">${phaseBands(axis, HEIGHT)}${lane.lives.map((life, index) => lifeMarks(life, index, lane, axis))}</svg><span class="${lane.finding === void 0 ? "outcome" : "outcome counts"}">${lane.finding === void 0 ? outcome : html`<a href="#${anchorOf(lane.finding)}">${outcome}</a>`}</span></li>`;
}
function outcomeOf(lane, finding) {
	if (lane.change === "recreated" || cameBack(lane)) return "came back";
	if (lane.change === "left" && finding?.severity === "kept") return "kept";
	if (lane.change !== void 0) return lane.change;
	return lane.lives.at(-1)?.gone === void 0 ? "there" : "gone";
}
function lifeMarks(life, index, lane, axis) {
	const marks = marksOf(life, index).map(([name, moment]) => mark(name, moment === void 0 ? "100%" : percent(axis.at(moment)), MIDDLE));
	return html`${barsOf(life, lane, axis).map((bar) => barLine(bar, axis))}${marks}`;
}
function barsOf(life, { finding }, axis) {
	const from = life.made?.at ?? axis.start;
	const until = life.gone ?? axis.end;
	const alive = life.deletionAsked ?? until;
	const uninstalled = axis.bands.findLast(({ name }) => name === "uninstall" || name === "install")?.end ?? axis.end;
	const turn = finding !== void 0 && until > uninstalled ? Math.min(alive, Math.max(from, uninstalled)) : alive;
	return [
		{
			kind: "used",
			from,
			to: turn
		},
		{
			kind: "left",
			from: turn,
			to: alive
		},
		{
			kind: "dying",
			from: alive,
			to: until
		}
	].filter((bar) => bar.to > bar.from);
}
function marksOf({ made, changes, deletionAsked, gone }, index) {
	return [
		...made ? [[index > 0 ? "back" : "made", made.at]] : [],
		...changes.map(({ at }) => ["changed", at]),
		...deletionAsked === void 0 ? [] : [["asked", deletionAsked]],
		gone === void 0 ? ["there"] : ["gone", gone]
	];
}
function barLine({ kind, from, to }, axis) {
	return html`<line class="bar ${kind}" x1="${percent(axis.at(from))}" x2="${percent(axis.at(to))}" y1="${MIDDLE}" y2="${MIDDLE}"/>`;
}
function lifeInWords({ made, changes, deletionAsked, gone }) {
	return [
		made === void 0 ? "there before, or not seen being created" : `created ${clock(made.at)}${made.by === void 0 ? "" : ` by ${cutAt(made.by, LONGEST_NAME$4)}`}`,
		...changes.length > 0 ? [`changed ${counted(changes.length, "time")}`] : [],
		...deletionAsked === void 0 ? [] : [`deletion asked for ${clock(deletionAsked)}`],
		gone === void 0 ? "still there at the end" : `deleted ${clock(gone)}`
	].join(", ");
}

// src/report/html/timeline.ts
const LANES_SHOWN = 25;
const MOST_LANES = 100;
const MOST_EVENTS$1 = 500;
const LONGEST_NAME$3 = 400;
function timelineSection(report, findings) {
	const timeline = report.timeline.slice(0, MOST_EVENTS$1);
	const lanes = lanesOf(timeline, findings);
	if (lanes.length === 0) return void 0;
	const moments = timeline.map(({ at }) => Date.parse(at)).filter((at) => !Number.isNaN(at));
	const axis = timeAxis(phasesOf(report), moments);
	const rows = (some) => some.map((lane) => laneRow(lane, axis, lane.finding === void 0 ? void 0 : findings[lane.finding]));
	return html`<section id="timeline" aria-labelledby="timeline-title"><h2 id="timeline-title">Timeline</h2>
${legend(lanes, axis, findings)}
<div class="lanes">${phaseLabels(axis)}
${lanesUnder("In findings", rows(lanes.filter(({ finding }) => finding !== void 0)))}
${lanesUnder("What ran meanwhile", rows(lanes.filter(({ finding }) => finding === void 0)))}</div>
${unseen(findings, lanes)}
${more(report.timeline.length - timeline.length)}
${inWords$1(timeline)}
</section>`;
}
function lanesUnder(title, rows) {
	if (rows.length === 0) return void 0;
	const folded = rows.slice(LANES_SHOWN, MOST_LANES);
	const left = rows.length - Math.min(rows.length, MOST_LANES);
	return html`<h3>${title}</h3><ul>${rows.slice(0, LANES_SHOWN)}</ul>${folded.length === 0 ? void 0 : html`<details class="more"><summary>… and ${counted(folded.length, "more object")}</summary><ul>${folded}</ul></details>`}${more(left)}`;
}
const MARKS = [
	["made", "created"],
	["back", "came back"],
	["changed", "changed"],
	["asked", "deletion asked for"],
	["gone", "deleted"],
	["there", "still there at the end"]
];
const BARS = [
	["used", "in use"],
	["left", "left after the uninstall"],
	["dying", "waits for its deletion"]
];
function legend(lanes, axis, findings) {
	const isOlder = lanes.some(({ lives }) => lives.some(({ made }) => made === void 0));
	const marks = new Set(lanes.flatMap(({ lives }) => lives.flatMap(marksOf)).map(([name]) => name));
	const bars = new Set(lanes.flatMap((lane) => lane.lives.flatMap((life) => barsOf(life, lane, axis))).map(({ kind }) => kind));
	const fails = findings.some((finding) => finding.fails);
	const key = (drawing, word) => html`<li><svg class="key" aria-hidden="true" width="28" height="16">${drawing}</svg>${word}</li>`;
	return html`<p class="note">Times in UTC. Phases are not to one scale, so that short ones can be seen.${isOlder ? html` A lane that starts at the edge was there before, or its creation was not recorded.` : void 0}</p>
<ul class="${fails ? "legend fails" : "legend"}">${MARKS.filter(([name]) => marks.has(name)).map(([name, word]) => key(mark(name, "14", 8), word))}${BARS.filter(([name]) => bars.has(name)).map(([name, word]) => key(html`<line class="bar ${name}" x1="2" x2="26" y1="8" y2="8"/>`, word))}</ul>`;
}
function unseen(findings, lanes) {
	const seen = new Set(lanes.map(({ object }) => object));
	const missing = new Set(findings.flatMap(({ objects }) => objects.map(fullName)).filter((name) => !seen.has(name))).size;
	return missing > 0 ? html`<p class="note">${counted(missing, "object")} of the findings ${missing === 1 ? "has" : "have"} no event in this timeline.</p>` : void 0;
}
const WORDS = {
	created: "created",
	changed: "changed",
	"deletion-asked": "deletion asked for",
	deleted: "deleted"
};
function inWords$1(timeline) {
	const rows = timeline.map(({ at, event, object, manager = "" }) => {
		const moment = Date.parse(at);
		const time = Number.isNaN(moment) ? at : clock(moment, 3);
		return html`<tr><td class="whole">${time}</td><td class="whole">${WORDS[event]}</td><td class="long">${code(cutAt(object, LONGEST_NAME$3))}</td><td>${cutAt(manager, LONGEST_NAME$3)}</td></tr>`;
	});
	return html`<details class="more"><summary>${counted(timeline.length, "event")} in words</summary><table class="stacked"><thead><tr><th scope="col">time</th><th scope="col">what happened</th><th scope="col">object</th><th scope="col">by</th></tr></thead><tbody>${rows}</tbody></table></details>`;
}

// src/report/html/html.ts
const MOST_BYTES = 95e5;
const LONGEST_FACT = 100;
function htmlReport(report) {
	const { shown, leftOut } = fitted(sectionsOf(report));
	const { tool, startedAt } = report;
	return page({
		title: `${report.verdict}: ${chartName(report)}`,
		header: head$1(report),
		links: shown.filter(({ anchor }) => anchor !== "").map(link),
		main: html`${shown.map(({ markup }) => markup)}${leftOut.length === 0 ? void 0 : leftOutNote(leftOut)}`,
		footer: [`clean-uninstall ${tool.version}`, startedAt.replace("T", " ").replace(/\.\d+Z$/, " UTC")].map((fact) => cutAt(fact, LONGEST_FACT)).join(" · ")
	});
}
function sectionsOf(report) {
	const { section, shown } = findingsSection(worstFirst$1(report.findings));
	return [
		[
			"findings",
			"Findings",
			section
		],
		[
			"",
			"What Helm printed",
			outputSection(report)
		],
		[
			"probe",
			"Deletion",
			probeSection(report)
		],
		[
			"timeline",
			"Timeline",
			timelineSection(report, shown)
		],
		[
			"owners",
			"Objects by owner",
			ownersSection(shown)
		],
		[
			"steps",
			"Steps and times",
			stepsSection(report)
		],
		[
			"left-out",
			"Kept and left out",
			leftOutSection(report)
		]
	].flatMap(([anchor, word, markup]) => markup === void 0 ? [] : [{
		anchor,
		word,
		markup
	}]);
}
function fitted(sections) {
	const shown = [];
	const leftOut = [];
	let room = MOST_BYTES;
	for (const section of sections) {
		const size = Buffer.byteLength(section.markup.text);
		if (size > room) leftOut.push(section);
		else {
			shown.push(section);
			room -= size;
		}
	}
	return {
		shown,
		leftOut
	};
}
function link({ anchor, word }) {
	return html`<li><a href="#${anchor}">${word}</a></li>`;
}
function leftOutNote(sections) {
	return html`<p class="note">Left out, because this page may not be larger: ${sections.map(({ word }) => word).join(", ")}. All of it is in ${code("report.json")}.</p>`;
}

// src/report/json.ts
function jsonReport(report) {
	const checked = reportSchema.safeParse(report);
	if (checked.success) return `${jsonText(checked.data)}\n`;
	throw infrastructureProblem(`the report does not fit its own schema:\n${prettifyError(checked.error)}`, "This is a defect of clean-uninstall; please report it with these lines.", checked.error);
}

// src/report/junit-finding.ts
const LONGEST_TEXT$3 = 6e4;
const LONGEST_LINE$1 = 2e3;
const FACTS_SHOWN = 10;
const COMMANDS_SHOWN$2 = 20;
function findingsMessage(findings) {
	const names = findings.slice(0, 3).map(({ title, class: id }) => `${title} [${id}]`);
	const rest = findings.length - names.length;
	const all = [...names, ...rest > 0 ? [`${rest} more`] : []].join("; ");
	return cut$1(visible(findings.length === 1 ? all : `${counted(findings.length, "finding")}: ${all}`));
}
function findingsText(findings) {
	const blocks = [];
	let room = LONGEST_TEXT$3;
	for (const finding of findings) {
		const block = findingText(finding);
		room -= block.length;
		if (room < 0 && blocks.length > 0) break;
		blocks.push(block.slice(0, LONGEST_TEXT$3));
	}
	const rest = findings.length - blocks.length;
	return [...blocks, ...rest > 0 ? [`… and ${counted(rest, "more finding")} in report.json`] : []].join("\n\n");
}
function inOneLine({ severity, title, class: id, objects }) {
	return line(`${severityWord(severity)}: ${title} [${id}]: ${objectsInFewWords(objects)}`);
}
function findingText(finding) {
	const { severity, title, class: id, objects, cause, evidence, chartFix, remedy } = finding;
	const origin = originOf$1(finding);
	const patch = chartFix.patch === void 0 ? [] : visibleLines(chartFix.patch).trimEnd().split("\n");
	const commands = remedy.commands.slice(0, COMMANDS_SHOWN$2);
	const rest = remedy.commands.length - commands.length;
	return [
		line(`${severityWord(severity)}: ${title} [${id}]`),
		...objects.length > 0 ? [line(`${objectsHeading(finding)}: ${objectsInFewWords(objects, 10)}`)] : [],
		...origin === void 0 ? [] : [line(`In: ${origin}`)],
		line(cause),
		...evidence.slice(0, FACTS_SHOWN).map(({ fact, source }) => line(`- ${fact} (${source})`)),
		line(`Fix: ${chartFix.what}`),
		...patch.map((text) => cut$1(`    ${text}`)),
		...commands.length > 0 ? [`Clean up (${proofOf(finding)}):`] : [],
		...commands.flatMap(({ argv, text, why }) => [...losesData(argv) ? [line(`    # ${why}`, 4)] : [], line(`    ${text}`, 4)]),
		...rest > 0 ? [`    … and ${rest} more in report.json`] : []
	].join("\n");
}
function line(text, indent = 0) {
	return cut$1(`${" ".repeat(indent)}${visible(text)}`);
}
function cut$1(text) {
	return cutAt(text, LONGEST_LINE$1);
}

// src/report/junit-checks.ts
const SUBJECTS = {
	uninstall: "helm uninstall succeeds",
	left: "nothing is left behind",
	stuck: "nothing is stuck",
	changed: "nothing that was there before is changed or lost",
	cluster: "nothing breaks the cluster"
};
const NOT_REACHED = "The run did not come to it.";
function checksOf(report) {
	const findings = Map.groupBy(worstFirst$1(report.findings), subjectOf);
	const about = (subject) => findingsCheck(report, subject, findings.get(subject) ?? []);
	return [
		stepCheck(report, "install", "the chart can be installed"),
		useCheck(report),
		uninstallCheck(report, about("uninstall")),
		about("left"),
		about("stuck"),
		about("changed"),
		about("cluster"),
		probeCheck(report),
		verdictCheck(report)
	];
}
function subjectOf({ severity, objects }) {
	if (severity === "breaks-cluster") return "cluster";
	if (severity === "stuck") return "stuck";
	if (objects.length === 0) return "uninstall";
	return objects.every(({ change }) => change === "modified" || change === "lost") ? "changed" : "left";
}
function findingsCheck(report, subject, findings) {
	const failing = findings.filter((finding) => finding.fails);
	const [worst] = failing;
	const check = {
		name: SUBJECTS[subject],
		durationMs: subject === "left" ? durationOf(report, "settle") : 0,
		notes: findings.filter((finding) => !finding.fails).map(inOneLine)
	};
	if (worst !== void 0) {
		const [message, text] = [findingsMessage(failing), findingsText(failing)];
		return {
			...check,
			outcome: {
				kind: "failure",
				type: worst.severity,
				message,
				text
			}
		};
	}
	return report.verdict === "inconclusive" ? {
		...check,
		outcome: skipped$1("It could not be told.")
	} : check;
}
function uninstallCheck(report, check) {
	const { uninstall, verdict } = report;
	const durationMs = durationOf(report, "uninstall");
	const { outcome: told, ...passed } = {
		...check,
		durationMs
	};
	if (told?.kind === "failure") return {
		...passed,
		outcome: told
	};
	if (uninstall === void 0) {
		const why = report.steps.find(({ name, status }) => name === "uninstall" && status === "skipped")?.detail;
		return {
			...passed,
			outcome: skipped$1(why ?? NOT_REACHED)
		};
	}
	if (uninstall.exitCode === 0 && !uninstall.timedOut) return passed;
	const sentence = `helm uninstall ${uninstallSentence(report)}`;
	if (verdict === "clean") return {
		...passed,
		notes: [...passed.notes, sentence]
	};
	const text = `${sentence}\n${saidBy(uninstall)}`;
	return {
		...passed,
		outcome: {
			kind: "failure",
			type: "exit code",
			message: sentence,
			text
		}
	};
}
function stepCheck(report, step, name) {
	const found = report.steps.find((one) => one.name === step);
	const check = {
		name,
		durationMs: durationOf(report, step),
		notes: []
	};
	if (found === void 0) return {
		...check,
		outcome: skipped$1(NOT_REACHED)
	};
	if (found.status === "skipped") return {
		...check,
		outcome: skipped$1(found.detail)
	};
	if (found.status === "ok") return check;
	const output = step === "install" && report.install !== void 0 ? saidBy(report.install) : "";
	const text = output === "" ? found.detail : `${found.detail}\n${output}`;
	return {
		...check,
		outcome: {
			kind: "error",
			type: "failed",
			message: found.detail,
			text
		}
	};
}
function useCheck(report) {
	const check = stepCheck(report, "use", "the chart can be used");
	return report.uninstall === void 0 || report.steps.some(({ name }) => name === "use") ? check : {
		...check,
		outcome: skipped$1("There was no exercise and no helm test.")
	};
}
function probeCheck(report) {
	const { probe, policy, verdict, steps } = report;
	const check = {
		name: "the namespace and the CRDs can be deleted",
		durationMs: durationOf(report, "probe"),
		notes: []
	};
	if (probe === void 0) {
		const why = steps.find(({ name }) => name === "probe")?.detail;
		return {
			...check,
			outcome: skipped$1(why ?? NOT_REACHED)
		};
	}
	const blocked = consequence(report);
	if (blocked === void 0) return check;
	const text = triedDeletions(probe).filter(({ deleted }) => !deleted).flatMap((tried) => [`${deletionText(tried)} ${endText(tried)}`, ...conditionTexts(tried).map((line) => `  ${line}`)]).join("\n");
	if (!(verdict !== "clean" && reaches("stuck", policy.failOn))) return {
		...check,
		outcome: skipped$1(`${blocked}, which does not count (fail-on: ${policy.failOn}).`)
	};
	return {
		...check,
		outcome: {
			kind: "failure",
			type: "stuck",
			message: blocked,
			text
		}
	};
}
function verdictCheck({ verdict, reason }) {
	const check = {
		name: "it can be told whether the chart uninstalls cleanly",
		durationMs: 0,
		notes: []
	};
	if (verdict !== "inconclusive") return check;
	return {
		...check,
		outcome: {
			kind: "error",
			type: "inconclusive",
			message: reason,
			text: reason
		}
	};
}
function skipped$1(why) {
	return {
		kind: "skipped",
		type: "skipped",
		message: why,
		text: why
	};
}
function durationOf({ steps }, step) {
	return steps.find(({ name }) => name === step)?.durationMs ?? 0;
}

// src/report/utc-time.ts
function utcTime(ms) {
	const date = new Date(ms);
	const text = Number.isNaN(date.getTime()) ? "" : date.toISOString();
	return /^\d{4}-/.test(text) ? text : void 0;
}

// src/report/junit.ts
const LONGEST_ATTRIBUTE = 500;
const LONGEST_TEXT$2 = 8e4;
const LINES_SHOWN = 50;
function junitReport(report) {
	const checks = checksOf(report);
	const number = (kind) => checks.filter(({ outcome }) => outcome?.kind === kind).length;
	const counts = {
		tests: checks.length,
		failures: number("failure"),
		errors: number("error")
	};
	const time = inSeconds(report.durationMs);
	const timestamp = utcTime(Date.parse(report.startedAt))?.slice(0, 19);
	const suite = element("testsuite", {
		name: suiteName(report),
		...counts,
		skipped: number("skipped"),
		time,
		timestamp
	}, [
		element("properties", {}, properties(report)),
		...checks.map((check) => testCase(check, className(report))),
		...output(reservations(report))
	]);
	return `<?xml version="1.0" encoding="UTF-8"?>\n${element("testsuites", {
		name: "clean-uninstall",
		...counts,
		time
	}, [suite])}\n`;
}
function suiteName(report) {
	return [
		chartName(report),
		report.scenario,
		...circumstances(report).slice(0, -1)
	].join(", ");
}
function className({ chart }) {
	return `clean-uninstall.${(chart.name ?? chart.source).replaceAll(".", "-")}`;
}
function properties({ chart, verdict, reason, cluster, helm, tool }) {
	const values = {
		verdict,
		reason,
		chart: chart.source,
		kubernetes: cluster?.kubernetes,
		helm: helm?.version,
		"clean-uninstall": tool.version
	};
	return Object.entries(values).flatMap(([name, value]) => value === void 0 ? [] : [element("property", {
		name,
		value
	})]);
}
function testCase({ name, durationMs, outcome, notes }, classname) {
	const result = outcome === void 0 ? [] : outcome.kind === "skipped" ? [textElement("skipped", {}, outcome.text)] : [textElement(outcome.kind, {
		message: outcome.message,
		type: outcome.type
	}, outcome.text)];
	return element("testcase", {
		classname,
		name,
		time: inSeconds(durationMs)
	}, [...result, ...output(notes)]);
}
function output(lines) {
	if (lines.length === 0) return [];
	const rest = lines.length - LINES_SHOWN;
	return [textElement("system-out", {}, [...lines.slice(0, LINES_SHOWN).map(visible), ...rest > 0 ? [`… and ${rest} more in report.json`] : []].join("\n"))];
}
function element(name, attributes, children = []) {
	if (children.length === 0) return `<${name}${written(attributes)}/>`;
	return `<${name}${written(attributes)}>\n${children.join("\n")}\n</${name}>`;
}
function textElement(name, attributes, text) {
	return `<${name}${written(attributes)}>${inText(text.slice(0, LONGEST_TEXT$2))}</${name}>`;
}
function written(attributes) {
	return Object.entries(attributes).flatMap(([name, value]) => value === void 0 ? [] : [` ${name}="${inAttribute(String(value))}"`]).join("");
}
function inAttribute(text) {
	return xmlText(visible(text.slice(0, LONGEST_ATTRIBUTE)));
}
function inText(text) {
	return xmlText(text).replaceAll("[[ATTACHMENT|", "[‌[ATTACHMENT|");
}
function inSeconds(ms) {
	return (ms / 1e3).toFixed(3);
}

// src/report/fingerprint.ts
function fingerprintsOf(report) {
	const seen = /* @__PURE__ */ new Map();
	const lasting = lastingNames(report);
	return report.findings.map((finding) => {
		const hash = createHash("sha256").update(JSON.stringify(identityOf(finding, report.chart, lasting))).digest("hex").slice(0, 32);
		const count = (seen.get(hash) ?? 0) + 1;
		seen.set(hash, count);
		return `${hash}:${count}`;
	});
}
function identityOf({ class: id, objects, attribution }, chart, lasting) {
	const [first = ""] = objects.map((object) => placeOf$2(object, lasting)).toSorted();
	return [
		id,
		chart.name ?? chart.source,
		attribution.template ?? lasting(attribution.hook ?? ""),
		first
	];
}
function placeOf$2({ group, resource, namespace, name }, lasting) {
	return JSON.stringify([
		group,
		resource,
		lasting(namespace ?? ""),
		lasting(name)
	]);
}
const RANDOM = "[bcdfghjklmnpqrstvwxz2456789]";
const MADE_UP = [
	/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g,
	/(?<![a-z0-9])(?=[a-f]*\d)[0-9a-f]{8,}(?![a-z0-9])/g,
	new RegExp(`(?<=-)${RANDOM}{8,10}(?=-|$)`, "g"),
	new RegExp(`(?<=-)${RANDOM}{5}$`, "g")
];
const LONGEST_NAME$2 = 253;
function lastingNames({ cluster, release }) {
	const words = [
		[cluster?.name, "{cluster}"],
		[release?.namespace, "{namespace}"],
		[release?.name, "{release}"]
	].flatMap(([word, sign]) => word && word.length <= LONGEST_NAME$2 ? [[wholeWord(word), sign]] : []);
	return (name) => {
		const named = words.reduce((text, [word, sign]) => text.replace(word, sign), name);
		return MADE_UP.reduce((text, pattern) => text.replace(pattern, "*"), named);
	};
}
function wholeWord(word) {
	return new RegExp(`(?<![A-Za-z0-9])${RegExp.escape(word)}(?![A-Za-z0-9])`, "g");
}

// src/report/remark.ts
const LONGEST_LINE = 875;
const LONGEST_TITLE = 250;
const LONGEST_PATH = 4096;
const LONGEST_CLASS = 40;
function remarkOf(finding, { chart }) {
	const { template, line } = finding.attribution;
	const file = template === void 0 ? void 0 : fileInRepository(template, chart);
	const place = ` [${cutAt(visible(finding.class), LONGEST_CLASS)}]`;
	const title = `${severityWord(finding.severity)}: ${visible(finding.title)}`;
	return {
		level: levelOf(finding),
		...file !== void 0 && {
			file,
			...line !== void 0 && { line }
		},
		title: `${cutAt(title, LONGEST_TITLE - place.length)}${place}`,
		message: messageOf(finding, file === void 0 ? template : void 0)
	};
}
function fileInRepository(file, { repositoryPath }) {
	if (repositoryPath === void 0 || file.includes(".tgz!") || repositoryPath.endsWith(".tgz")) return void 0;
	const path = posix.join(repositoryPath, file);
	const leadsOut = path === ".." || path.startsWith("../") || posix.isAbsolute(path);
	const isDirectory = path === "." || path.endsWith("/");
	return leadsOut || isDirectory || visible(path) !== path || path.length > LONGEST_PATH ? void 0 : path;
}
function levelOf({ fails, severity }) {
	if (fails) return "error";
	return severity === "kept" || severity === "noise" ? "notice" : "warning";
}
function messageOf(finding, template) {
	const { line } = finding.attribution;
	return [
		visible(finding.cause),
		...finding.objects.length > 0 ? [`${objectsHeading(finding)}: ${visible(objectsInFewWords(finding.objects))}`] : [],
		...template === void 0 ? [] : [`In: ${visible(line === void 0 ? template : `${template}:${line}`)}`],
		`Fix: ${visible(finding.chartFix.what)}`
	].map((text) => cutAt(text, LONGEST_LINE)).join("\n");
}

// src/diagnose/evidence/change-facts.ts
function objectOf(change) {
	const object = change.after ?? change.before;
	if (object === void 0) throw new TypeError(`change of ${displayName(change.id)} has neither side`);
	return object;
}
function isPresent(change) {
	return change.kind === "left" || change.kind === "stuck" || change.kind === "recreated";
}
function isDeleting(change) {
	return change.after?.deletionTimestamp !== void 0;
}
function isMadeAfterUninstall(change, evidence) {
	return isPresent(change) && madeWhen(change, evidence) === "after";
}
function madeWhen({ id }, { uninstall, installed, timeline }) {
	if (uninstall === void 0 || installed.objects.has(id.uid)) return "before";
	if (isUnseen(installed, id)) return void 0;
	const made = createdAt(timeline, id.uid);
	return made !== void 0 && Date.parse(made) <= Date.parse(uninstall.startedAt) ? "before" : "after";
}
function madeAt(change, evidence) {
	return createdAt(evidence.timeline, change.id.uid) ?? objectOf(change).creationTimestamp;
}
function field(change, evidence, ...path) {
	return valueAt(evidence.objects.get(change.id.uid) ?? withContent(change), ...path);
}
function withContent(change) {
	return (change.after ?? change.before)?.content;
}
function recordsOf(value) {
	return Array.isArray(value) ? value.filter(isRecord) : [];
}
function conditionsOf(change, evidence) {
	return conditionsIn(field(change, evidence, "status", "conditions"));
}
function conditionsIn(value) {
	return recordsOf(value).map((condition) => ({
		type: String(condition.type ?? ""),
		status: String(condition.status ?? ""),
		reason: String(condition.reason ?? ""),
		message: String(condition.message ?? "")
	}));
}
function trueCondition(change, evidence, type) {
	return conditionsOf(change, evidence).find((condition) => condition.type === type && condition.status === "True");
}

// src/diagnose/evidence/evidence-index.ts
function oncePerEvidence(compute) {
	const known = /* @__PURE__ */ new WeakMap();
	return (evidence) => {
		const found = known.get(evidence) ?? compute(evidence);
		known.set(evidence, found);
		return found;
	};
}
function keyOf$3({ group, kind, namespace, name }) {
	return `${group}|${kind}|${namespace ?? ""}|${name}`;
}
const indexOf = oncePerEvidence((evidence) => {
	const snapshots = [
		evidence.before,
		evidence.installed,
		evidence.after
	];
	const byKey = (objects) => new Map([...objects].map((object) => [keyOf$3(object.id), object]));
	const crds = snapshots.flatMap((snapshot) => [...snapshot.objects.values()].filter(({ id }) => isCrd(id)));
	const crdChanges = evidence.changes.filter(({ id }) => isCrd(id)).toReversed();
	return {
		changes: new Map(evidence.changes.map((change) => [change.id.uid, change])),
		before: byKey(evidence.before.objects.values()),
		installed: byKey(evidence.installed.objects.values()),
		after: byKey(evidence.after.objects.values()),
		crdNames: new Set(crds.map(({ id }) => id.name)),
		crdChanges: new Map(crdChanges.map((change) => [change.id.name, change])),
		afterByType: Map.groupBy(evidence.after.objects.values(), ({ id }) => typeKey(id)),
		afterByNamespace: Map.groupBy(evidence.after.objects.values(), ({ id }) => id.namespace)
	};
});
function typeKey(id) {
	return `${id.resource}.${id.group}`;
}
function changeOf(evidence, uid) {
	return indexOf(evidence).changes.get(uid);
}
function objectAt(evidence, moment, place) {
	return indexOf(evidence)[moment].get(keyOf$3(place));
}
function objectByUid(evidence, uid) {
	return evidence.after.objects.get(uid) ?? evidence.installed.objects.get(uid) ?? evidence.before.objects.get(uid);
}
function isCustomResource(evidence, id) {
	return indexOf(evidence).crdNames.has(typeKey(id));
}
function instancesAfter(evidence, crdName) {
	return indexOf(evidence).afterByType.get(crdName) ?? [];
}
function crdChangeOfType(evidence, id) {
	return indexOf(evidence).crdChanges.get(typeKey(id));
}
function namespaceContent(evidence, namespace) {
	return indexOf(evidence).afterByNamespace.get(namespace) ?? [];
}
function isCrd(id) {
	return id.group === "apiextensions.k8s.io" && id.resource === "customresourcedefinitions";
}

// src/diagnose/evidence/crd-instances.ts
function crdInstances(crd, evidence) {
	return instancesAfter(evidence, crd.id.name);
}
function crdChangeOf({ id }, evidence) {
	return crdChangeOfType(evidence, id);
}

// src/diagnose/origin/manifest-match.ts
function manifestObjectOf(id, evidence) {
	return objectsByName(evidence).get(keyOf$2(id))?.find((object) => isInNamespace(object, id, evidence));
}
function hookObjectOf(id, evidence) {
	return hooksByName(evidence).get(keyOf$2(id))?.find((object) => isInNamespace(object, id, evidence));
}
function crdFileOf(id, evidence) {
	return isCrd(id) ? crdFiles(evidence).get(id.name) : void 0;
}
function crdsDirectory(ids, evidence) {
	const subchart = ids.map((id) => crdFileOf(id, evidence)?.subchart).find((name) => name !== void 0);
	return subchart === void 0 ? "`crds/`" : `\`crds/\` of subchart ${subchart}`;
}
const objectsByName = oncePerEvidence(({ release }) => Map.groupBy(release?.objects ?? [], renderedKey));
const hooksByName = oncePerEvidence(({ release }) => Map.groupBy(release?.hooks ?? [], renderedKey));
const crdFiles = oncePerEvidence(({ chart, release }) => {
	const files = (chart?.crds ?? release?.crds ?? []).toReversed();
	return new Map(files.map((file) => [file.name, file]));
});
function keyOf$2({ group, kind, name }) {
	return `${group}|${kind}|${name}`;
}
function renderedKey({ apiVersion, kind, name }) {
	return keyOf$2({
		group: groupOf(apiVersion),
		kind,
		name
	});
}
function isInNamespace(object, { namespace }, evidence) {
	return namespace === void 0 || (object.namespace ?? evidence.namespace) === namespace;
}

// src/diagnose/uninstall/hooks.ts
const DEFAULT_POLICY = "before-hook-creation";
function hooksFor(event, evidence) {
	return (evidence.release?.hooks ?? []).filter((hook) => hook.events.includes(event) && (hook.kind === "Job" || hook.kind === "Pod"));
}
function hookTitle(events, hook) {
	return `${events.join(" and ")} hook ${shortName(hook)}`;
}
function hookName(hook, evidence) {
	return shortName({
		...hook,
		namespace: hook.namespace ?? evidence.namespace
	});
}
function hookOf(change, evidence) {
	const { annotations, owners } = objectOf(change);
	const rendered = hookObjectOf(change.id, evidence);
	const live = owners.length === 0 ? listAnnotation(annotations, HOOK) : [];
	const events = live.length > 0 ? live : rendered?.events ?? [];
	if (events.length === 0) return void 0;
	const policies = ("helm.sh/hook-delete-policy" in annotations ? listAnnotation(annotations, "helm.sh/hook-delete-policy") : void 0) ?? rendered?.deletePolicies ?? [];
	return {
		events,
		deletePolicies: policies.length === 0 ? [DEFAULT_POLICY] : policies,
		isDefaultPolicy: policies.length === 0,
		text: hookTitle(events, change.id),
		...rendered && { source: rendered.source }
	};
}
function isTestHook(hook) {
	return hook.events.every(isTestEvent);
}
function isDeleteHook(hook) {
	return hook.events.some((event) => event === "pre-delete" || event === "post-delete");
}
function jobFailure(change, evidence) {
	return change.id.kind === "Job" && change.id.group === "batch" ? trueCondition(change, evidence, "Failed") : void 0;
}
function failedHookJobs(evidence, event) {
	return evidence.changes.filter((change) => {
		const hook = hookOf(change, evidence);
		return hook !== void 0 && (event === void 0 || hook.events.includes(event)) && jobFailure(change, evidence);
	});
}

// src/diagnose/origin/managers.ts
const OURS = /^clean-uninstall/;
function isKubectl(manager) {
	return /^kubectl(-|$)/.test(manager);
}
function isHelm(manager) {
	return manager.toLowerCase() === "helm";
}
function isController(manager) {
	return !OURS.test(manager) && manager !== "unknown" && !isControlPlaneManager(manager) && !isKubectl(manager) && !isHelm(manager);
}
function creatorOf(object) {
	const writers = object.writers.filter((writer) => writer.subresource === void 0 && !isControlPlaneManager(writer.manager) && !OURS.test(writer.manager));
	const first = (a, b) => (a.time ?? "") <= (b.time ?? "") ? a : b;
	return writers.find((writer) => writer.time === object.creationTimestamp) ?? (writers.length > 0 ? writers.reduce(first) : void 0);
}
const baselineManagers = oncePerEvidence(({ before }) => {
	const objects = [...before.objects.values()];
	return new Set(objects.flatMap((object) => object.writers.map((writer) => writer.manager)));
});
function wroteBeforeInstall(manager, evidence) {
	return baselineManagers(evidence).has(manager);
}
const appliedUids = oncePerEvidence(({ exercise }) => new Set(exercise?.applied));
function isApplied({ id }, evidence) {
	return appliedUids(evidence).has(id.uid);
}
function isMadeByUser(object, evidence) {
	if (isApplied(object, evidence)) return true;
	const creator = creatorOf(object);
	return creator !== void 0 && isKubectl(creator.manager) && isWithinExercise(object, evidence);
}
function isWithinExercise({ creationTimestamp }, { exercise }) {
	if (exercise === void 0) return false;
	const madeAt = Date.parse(creationTimestamp);
	return madeAt >= Math.floor(Date.parse(exercise.startedAt) / 1e3) * 1e3 && madeAt <= Date.parse(exercise.endedAt);
}

// src/diagnose/origin/owner-chain.ts
const LONGEST_CHAIN = 10;
function mainOwner(object) {
	return object.owners.find((owner) => owner.controller === true) ?? object.owners[0];
}
function ownersOf(object, evidence) {
	if (object.owners.length > 0) return object.owners;
	return evidence.installed.objects.get(object.id.uid)?.owners ?? [];
}
function ownerChain(object, evidence) {
	const chain = [];
	let owner = mainOwner({ owners: ownersOf(object, evidence) });
	while (owner !== void 0 && chain.length < LONGEST_CHAIN) {
		const found = objectByUid(evidence, owner.uid);
		if (found === void 0 || chain.includes(found)) break;
		chain.push(found);
		owner = mainOwner({ owners: ownersOf(found, evidence) });
	}
	return chain;
}

// src/diagnose/origin/workloads.ts
const LONG_RUNNING = /* @__PURE__ */ new Set([
	"Deployment",
	"StatefulSet",
	"DaemonSet",
	"ReplicaSet",
	"ReplicationController",
	"Pod"
]);
const SHORT_RUNNING = /* @__PURE__ */ new Set(["Job", "CronJob"]);
const releaseWorkloads = oncePerEvidence(({ release }) => {
	if (release === void 0) return [];
	const isWorkload = ({ kind }) => LONG_RUNNING.has(kind) || SHORT_RUNNING.has(kind);
	return [...release.objects.filter(isWorkload).map((object) => workloadOf(object, release.namespace, false)), ...release.hooks.filter(isWorkload).map((hook) => ({
		...workloadOf(hook, release.namespace, true),
		onlyAtUninstall: hook.events.every((event) => event.endsWith("-delete"))
	}))];
});
function workloadOf(object, namespace, isHook) {
	return {
		group: groupOf(object.apiVersion),
		kind: object.kind,
		name: object.name,
		namespace: object.namespace ?? namespace,
		containers: containersOf$1(object),
		source: object.source,
		rendered: object,
		longRunning: LONG_RUNNING.has(object.kind) && !isHook
	};
}
function containersOf$1({ kind, body }) {
	if (kind === "Pod") return containersOfPod(body.spec);
	const job = kind === "CronJob" ? valueAt(body, "spec", "jobTemplate") : body;
	return containersOfPod(valueAt(job, "spec", "template", "spec"));
}
function containersOfPod(spec) {
	return recordsOf(valueAt(spec, "containers")).map((container) => ({
		name: String(container.name ?? ""),
		image: imageName(String(container.image ?? "")),
		command: argumentsOf(container)
	}));
}
function argumentsOf({ command, args }) {
	return [command, args].flatMap((list) => Array.isArray(list) ? list.map(String) : []);
}
function imageName(image) {
	return (image.split("@")[0] ?? "").split("/").at(-1)?.split(":")[0] ?? "";
}
const runningWorkloads = oncePerEvidence(({ after }) => [...after.objects.values()].filter(({ id, deletionTimestamp }) => id.group === "apps" && LONG_RUNNING.has(id.kind) && !deletionTimestamp).filter((object) => object.owners.length === 0).map(({ id }) => ({
	...id,
	namespace: id.namespace ?? "",
	containers: [],
	longRunning: true
})));
function workloadName(workload) {
	return shortName(workload);
}

// src/diagnose/origin/presence.ts
function isGone(workload, evidence) {
	const { installed } = evidence;
	const now = objectAt(evidence, "after", workload);
	if (now !== void 0 && now.deletionTimestamp === void 0) return false;
	if (isHidden(workload, evidence)) return false;
	const former = objectAt(evidence, "installed", workload) ?? now;
	if (former === void 0) return !isUnseen(installed, typeOf(workload));
	return !aliveUids(evidence).has(former.id.uid);
}
function hasPod(workload, evidence) {
	const found = objectAt(evidence, "after", workload) ?? objectAt(evidence, "installed", workload);
	return found !== void 0 && aliveUids(evidence).has(found.id.uid);
}
const aliveUids = oncePerEvidence((evidence) => {
	const pods = [...evidence.after.objects.values()].filter(({ id }) => id.kind === "Pod");
	return new Set(pods.filter((pod) => isAlive(pod, evidence)).flatMap((pod) => uidsAbove(pod, evidence)));
});
const livingPods = oncePerEvidence((evidence) => {
	const own = new Set(releaseWorkloads(evidence).flatMap((workload) => (objectAt(evidence, "after", workload) ?? objectAt(evidence, "installed", workload))?.id.uid ?? []));
	const isOwn = ({ uid }) => {
		const object = evidence.after.objects.get(uid);
		return object !== void 0 && uidsAbove(object, evidence).some((above) => own.has(above));
	};
	return evidence.actors.filter((actor) => !isOwn(actor)).map(({ name, spec }) => ({
		name: name.split("/").at(-1) ?? "",
		containers: containersOfPod(spec)
	}));
});
function uidsAbove(pod, evidence) {
	return [pod, ...ownerChain(pod, evidence)].flatMap(({ id, owners }) => [id.uid, ...owners.map(({ uid }) => uid)]);
}
function isAlive(pod, evidence) {
	const phase = evidence.objects.get(pod.id.uid)?.status?.phase;
	return phase !== "Succeeded" && phase !== "Failed";
}
function isHidden(workload, { after }) {
	return isUnseen(after, typeOf(workload)) || isUnseen(after, PODS);
}
function typeOf({ group, kind }) {
	return {
		group,
		resource: `${kind.toLowerCase()}s`
	};
}
function isThere$1(workload, evidence) {
	const now = objectAt(evidence, "after", workload);
	return now !== void 0 && now.deletionTimestamp === void 0 || hasPod(workload, evidence);
}

// src/diagnose/origin/workload-manager.ts
const GENERIC = /* @__PURE__ */ new Set([
	"manager",
	"controller",
	"operator",
	"main",
	"server",
	"agent",
	"app",
	"webhook"
]);
function isGenericName(manager) {
	return GENERIC.has(manager.toLowerCase());
}
function matchStrength(manager, workload) {
	const name = manager.toLowerCase();
	const programs = workload.containers.flatMap((container) => [
		container.name,
		container.image,
		...container.command.slice(0, 1).map((path) => path.split("/").at(-1) ?? "")
	]);
	if ([workload.name, ...programs].some((known) => known.toLowerCase() === name)) return 3;
	if (isKubectl(name)) return workload.containers.some(isKubectlsOwn) ? 2 : 0;
	if (name.length < 4 || isGenericName(name)) return 0;
	return workload.name.includes(name) || workload.name.length >= 4 && name.includes(workload.name) ? 1 : 0;
}
function isKubectlsOwn({ image, command }) {
	return image === "kubectl" || command.some(runsKubectl);
}
function runsKubectl(text) {
	return /(^|[\s/;&|(])kubectl(\s|$)/.test(text);
}
function workloadsOfManager(manager, workloads) {
	const rated = workloads.map((workload) => ({
		workload,
		strength: matchStrength(manager, workload)
	}));
	const best = Math.max(0, ...rated.map(({ strength }) => strength));
	return best === 0 ? [] : rated.filter(({ strength }) => strength === best).map(({ workload }) => workload);
}

// src/diagnose/finalizers/remover.ts
function workloadRemover(workloads, because, evidence, manager) {
	if (workloads.length === 0) return void 0;
	const presence = presenceOf(workloads, evidence, manager);
	return {
		kind: "workload",
		workloads,
		presence,
		...presence === "gone" && manager !== void 0 && isOnlyOfRelease(workloads, evidence, manager) && { proven: true },
		because
	};
}
function presenceOf(workloads, evidence, manager) {
	if (workloads.some((workload) => isThere$1(workload, evidence))) return "alive";
	if (!workloads.every((workload) => isGone(workload, evidence) && !isHidden(workload, evidence))) return "unknown";
	return manager !== void 0 && isController(manager) && hasNamesake(manager, evidence) ? "unknown" : "gone";
}
function isOnlyOfRelease(workloads, evidence, manager) {
	if (!isController(manager) || wroteBeforeInstall(manager, evidence)) return false;
	return workloads.every(({ source }) => source !== void 0);
}
function hasNamesake(manager, evidence) {
	return workloadsOfManager(manager, livingPods(evidence)).length > 0;
}
function isAnybodys(manager, evidence) {
	return isGenericName(manager) && (wroteBeforeInstall(manager, evidence) || hasNamesake(manager, evidence));
}
function isAbandoned({ remover }) {
	return remover.kind === "workload" && remover.presence === "gone";
}
function isAttended({ remover }) {
	return remover.kind === "workload" && remover.presence === "alive";
}
function removerName(remover) {
	switch (remover.kind) {
		case "kubernetes": return remover.who;
		case "product": return remover.product;
		case "unknown": return "an unknown controller";
		case "workload": {
			const name = workloadNames(remover.workloads);
			return remover.presence === "unknown" ? `${name}, or another program of its name` : name;
		}
	}
}
function goneWords(removers) {
	return areSeveral(removers) ? "those are gone" : "that is gone";
}
function areSeveral(removers) {
	return !removers.every((remover) => remover.kind !== "workload" || remover.workloads.length === 1) || new Set(removers.map(removerName)).size > 1;
}
function workloadNames([only, ...others]) {
	if (only === void 0 || others.length > 2) return "one of the workloads of the release";
	return [only, ...others].map(workloadName).join(" or ");
}

// src/diagnose/origin/program-text.ts
const renderedObjects = oncePerEvidence(({ release }) => [...release?.objects ?? [], ...release?.hooks ?? []]);
function podSpecOf({ kind, body }) {
	const job = kind === "CronJob" ? valueAt(body, "spec", "jobTemplate") : body;
	return recordOf(kind === "Pod" ? body.spec : valueAt(job, "spec", "template", "spec"));
}
function scriptsOf({ body }, evidence) {
	const own = JSON.stringify(body);
	return renderedObjects(evidence).filter(({ kind, name }) => kind === "ConfigMap" && own.includes(JSON.stringify(name)));
}
function programLinesOf(object, evidence) {
	const commands = containersOf(object).flatMap((container) => {
		const words = argumentsOf(container);
		return [words.filter((word) => !/\s/.test(word)).join(" "), ...words.filter((word) => /\s/.test(word))];
	});
	const scripts = scriptsOf(object, evidence).flatMap((script) => Object.values(recordOf(script.body.data)).map((text) => ({
		text: String(text),
		of: script
	})));
	return linesIn([...commands.map((text) => ({
		text,
		of: object
	})), ...scripts]);
}
function configurationOf(object, evidence) {
	const variables = containersOf(object).flatMap(({ env }) => recordsOf(env).flatMap(({ name, value }) => typeof value === "string" ? `${name}=${value}` : []));
	return [...programLinesOf(object, evidence), ...linesIn(variables.map((text) => ({
		text,
		of: object
	})))];
}
function containersOf(object) {
	const { initContainers, containers } = podSpecOf(object);
	return [...recordsOf(initContainers), ...recordsOf(containers)];
}
function linesIn(texts) {
	return texts.flatMap(({ text, of }) => text.split("\n").map((line) => ({
		text: line.trim(),
		of
	}))).filter(({ text }) => text !== "" && !text.startsWith("#"));
}
function recordOf(value) {
	return isRecord(value) ? value : {};
}

// src/diagnose/origin/rights.ts
function mayDo(verbs, id, object, evidence) {
	const { serviceAccountName } = podSpecOf(object);
	return bindingsOf({
		name: String(serviceAccountName ?? "default"),
		namespace: object.namespace ?? evidence.namespace
	}, evidence).filter((binding) => binding.kind === "ClusterRoleBinding" || namespaceOf(binding, evidence) === id.namespace).some((binding) => doesAllow(binding, verbs, id, evidence));
}
function bindingsOf(account, evidence) {
	const groups = [
		"system:authenticated",
		"system:serviceaccounts",
		`system:serviceaccounts:${account.namespace}`
	];
	const isOf = (binding) => recordsOf(binding.body.subjects).some(({ kind, name, namespace }) => kind === "Group" ? groups.includes(String(name)) : name === account.name && (namespace ?? namespaceOf(binding, evidence)) === account.namespace);
	return renderedObjects(evidence).filter((object) => /^(Cluster)?RoleBinding$/.test(object.kind) && isOf(object));
}
function doesAllow(binding, verbs, id, evidence) {
	const reference = recordOf(binding.body.roleRef);
	const role = renderedObjects(evidence).find((object) => object.kind === reference.kind && object.name === reference.name && (object.kind === "ClusterRole" || namespaceOf(object, evidence) === namespaceOf(binding, evidence)));
	if (role === void 0 || role.body.aggregationRule !== void 0) return true;
	return recordsOf(role.body.rules).some((rule) => has$1(rule.apiGroups, id.group) && has$1(rule.resources, id.resource) && verbs.some((verb) => has$1(rule.verbs, verb)));
}
function namespaceOf({ namespace }, evidence) {
	return namespace ?? evidence.namespace;
}
function has$1(list, value) {
	return Array.isArray(list) && (list.includes(value) || list.includes("*"));
}

// src/diagnose/origin/traces.ts
const LONGEST_QUOTE = 200;
const knownLines = oncePerEvidence(() => /* @__PURE__ */ new Map());
function linesOf$2(workload, evidence) {
	const known = knownLines(evidence);
	const lines = known.get(workload) ?? (workload.rendered ? configurationOf(workload.rendered, evidence) : []);
	known.set(workload, lines);
	return lines;
}
function thoseThatName(words, workloads, evidence) {
	const isNamed = new RegExp(String.raw`(?<![\w-])${RegExp.escape(words)}(?![\w-]|\.\w)`);
	const found = workloads.flatMap((workload) => {
		const line = linesOf$2(workload, evidence).find(({ text }) => isNamed.test(text));
		return line ? [{
			workload,
			line
		}] : [];
	});
	const [first] = found;
	if (first === void 0) return void 0;
	return {
		workloads: found.map(({ workload }) => workload),
		trace: quote(first.workload, first.line)
	};
}
function quote(workload, { text, of }) {
	const line = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
	return {
		fact: `${workloadName(workload)} runs \`${line}\``,
		source: sourceText(of.source)
	};
}
function thoseThatMay(verbs, id, workloads, evidence) {
	const able = workloads.filter(({ rendered }) => rendered === void 0 || mayDo(verbs, id, rendered, evidence));
	if (able.length === 0 || able.length === workloads.length) return void 0;
	const unable = workloads.filter((workload) => !able.includes(workload)).map(workloadName);
	return {
		workloads: able,
		trace: {
			fact: `no role of the chart lets ${listed(unable)} ${verbs.join(" or ")} ${id.resource}`,
			source: "roles and bindings of the release"
		}
	};
}

// src/diagnose/origin/maker.ts
function makerOf(change, evidence) {
	const found = makerWithTrace(change, evidence);
	return found && !isOnlyLikely(found, change, evidence) ? found.workload : void 0;
}
function likelyMaker(change, evidence) {
	const found = makerWithTrace(change, evidence);
	return found && isOnlyLikely(found, change, evidence) ? found.workload : void 0;
}
function makerTrace(change, evidence) {
	return makerWithTrace(change, evidence)?.trace;
}
function isOnlyLikely({ trace, isNamed }, change, evidence) {
	const manager = creatorOf(objectOf(change))?.manager ?? "";
	return trace !== void 0 && !isNamed && wroteBeforeInstall(manager, evidence);
}
const knownMakers = oncePerEvidence(() => /* @__PURE__ */ new Map());
function makerWithTrace(change, evidence) {
	const known = knownMakers(evidence);
	if (!known.has(change)) known.set(change, findMaker(change, evidence));
	return known.get(change);
}
function findMaker(change, evidence) {
	if (isMadeByUser(objectOf(change), evidence)) return void 0;
	const manager = creatorOf(objectOf(change))?.manager;
	if (manager === void 0 || !(isController(manager) || isKubectl(manager))) return void 0;
	if (isAnybodys(manager, evidence)) return void 0;
	const isAfter = isMadeAfterUninstall(change, evidence);
	const workloads = releaseWorkloads(evidence).filter(({ onlyAtUninstall }) => isAfter || !onlyAtUninstall);
	const named = workloadsOfManager(manager, workloads);
	if (named.length === 1 && !isKubectl(manager)) return only({ workloads: named }, false);
	if (named.length > 0) return amongNamed(named, change, evidence);
	if (isKubectl(manager)) return only(naming(workloads.filter((workload) => linesOf$2(workload, evidence).some(({ text }) => runsKubectl(text))), change, evidence), true);
	if (wroteBeforeInstall(manager, evidence)) return void 0;
	return only({ workloads: workloads.filter((workload) => workload.longRunning) }, false);
}
function amongNamed(named, change, evidence) {
	const byText = naming(named, change, evidence);
	if (byText?.workloads.length === 1 || named.length === 1) return only(byText ?? { workloads: named }, byText !== void 0);
	return only(thoseThatMay(["create"], change.id, byText?.workloads ?? named, evidence), byText !== void 0);
}
function only(found, isNamed) {
	const [workload, ...others] = found?.workloads ?? [];
	if (workload === void 0 || others.length > 0) return void 0;
	return {
		workload,
		isNamed,
		...found?.trace && { trace: found.trace }
	};
}
function naming(workloads, { id }, evidence) {
	const own = [
		evidence.releaseName,
		evidence.namespace,
		...releaseWorkloads(evidence).map(({ name }) => name)
	];
	if (!/[-.]/.test(id.name) || own.includes(id.name)) return void 0;
	return thoseThatName(id.name, workloads, evidence);
}

// src/diagnose/origin/attribution.ts
function attribute(changes, evidence) {
	const each = changes.map((change) => attributeOne(change, evidence));
	return each.find((found) => found.template) ?? each.find((found) => found.controller) ?? each[0] ?? {};
}
function attributeOne(change, evidence) {
	const object = objectOf(change);
	const creator = isApplied(object, evidence) ? void 0 : creatorOf(object);
	const manager = creator && { manager: creator.manager };
	const source = sourceOf$2(change, evidence);
	if (source) {
		const hook = hookOf(change, evidence);
		return {
			...templateOf(source, evidence),
			...hook && { hook: hook.text },
			...manager
		};
	}
	const hook = hookOf(change, evidence);
	if (hook) return {
		hook: hook.text,
		...manager
	};
	const owner = ownerChain(object, evidence).at(-1);
	const rendered = owner && manifestObjectOf(owner.id, evidence);
	const workload = makerOf(change, evidence);
	const controller = workload ? workloadName(workload) : owner && shortName(owner.id);
	return {
		...rendered && templateOf(rendered.source, evidence),
		...workload?.source && templateOf(workload.source, evidence),
		...controller !== void 0 && { controller },
		...manager
	};
}
function sourceOf$2(change, evidence) {
	return manifestObjectOf(change.id, evidence)?.source ?? hookOf(change, evidence)?.source ?? crdFileOf(change.id, evidence)?.source;
}
function templateOf(source, evidence) {
	const chart = [...source.file.matchAll(/(?:^|\/)charts\/([^/]+)\//g)].at(-1)?.[1] ?? evidence.release?.chart.name ?? evidence.chart?.name;
	return {
		template: source,
		...chart !== void 0 && { chart }
	};
}
function rootOwner(change, evidence) {
	const owner = ownerChain(objectOf(change), evidence).at(-1);
	return owner && shortName(owner.id);
}

// src/diagnose/words/documentation.ts
const HELM = "https://helm.sh/docs";
const KUBERNETES = "https://kubernetes.io/docs";
const DOCS = {
	helmCrds: `${HELM}/chart_best_practices/custom_resource_definitions/`,
	helmKeep: `${HELM}/howto/charts_tips_and_tricks/#tell-helm-not-to-uninstall-a-resource`,
	helmHooks: `${HELM}/topics/charts_hooks/`,
	helmTests: `${HELM}/topics/chart_tests/`,
	helmUninstall: `${HELM}/helm/helm_uninstall/`,
	helmInstall: `${HELM}/helm/helm_install/`,
	finalizers: `${KUBERNETES}/concepts/overview/working-with-objects/finalizers/`,
	owners: `${KUBERNETES}/concepts/overview/working-with-objects/owners-dependents/`,
	namespaces: `${KUBERNETES}/concepts/overview/working-with-objects/namespaces/`,
	garbageCollection: `${KUBERNETES}/concepts/architecture/garbage-collection/`,
	leases: `${KUBERNETES}/concepts/architecture/leases/`,
	crds: `${KUBERNETES}/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/`,
	crdVersions: `${KUBERNETES}/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/`,
	webhooks: `${KUBERNETES}/reference/access-authn-authz/extensible-admission-controllers/`,
	admissionPolicies: `${KUBERNETES}/reference/access-authn-authz/validating-admission-policy/`,
	apiAggregation: `${KUBERNETES}/tasks/extend-kubernetes/configure-aggregation-layer/`,
	rbac: `${KUBERNETES}/reference/access-authn-authz/rbac/`,
	statefulSets: `${KUBERNETES}/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention`,
	persistentVolumes: `${KUBERNETES}/concepts/storage/persistent-volumes/`,
	storageClasses: `${KUBERNETES}/concepts/storage/storage-classes/`,
	secrets: `${KUBERNETES}/concepts/configuration/secret/`,
	ttlAfterFinished: `${KUBERNETES}/concepts/workloads/controllers/ttlafterfinished/`,
	podLifecycle: `${KUBERNETES}/concepts/workloads/pods/pod-lifecycle/`,
	taints: `${KUBERNETES}/concepts/scheduling-eviction/taint-and-toleration/`
};

// src/diagnose/words/kubectl.ts
function commandGroups(ids) {
	return [...Map.groupBy(ids, (id) => `${resourceName(id)}|${id.namespace ?? ""}`).values()];
}
function scope([first]) {
	return first?.namespace === void 0 ? [] : ["--namespace", first.namespace];
}
function deleteCommands(changes, why, options = {}) {
	return commandGroups(changes.map((change) => change.id)).map((ids) => ({
		argv: [
			"kubectl",
			"delete",
			resourceName(ids[0]),
			...scope(ids),
			"--ignore-not-found",
			...options.wait === false ? ["--wait=false"] : [],
			"--",
			...ids.map((id) => id.name)
		],
		why
	}));
}
function waitCommands(changes, why) {
	return commandGroups(changes.map((change) => change.id)).map((ids) => ({
		argv: [...[
			"kubectl",
			"wait",
			resourceName(ids[0]),
			...scope(ids),
			"--for=delete",
			"--timeout=5m",
			"--"
		], ...ids.map((id) => id.name)],
		why
	}));
}
function logsCommand({ kind, namespace, name }, why) {
	return {
		argv: [
			"kubectl",
			"logs",
			"--namespace",
			namespace,
			"--tail=50",
			"--",
			`${kind.toLowerCase()}/${name}`
		],
		why
	};
}
function patchCommand(id, patch, why) {
	return {
		argv: [
			"kubectl",
			"patch",
			resourceName(id),
			...scope([id]),
			"--type=merge",
			"-p",
			JSON.stringify(patch),
			"--",
			id.name
		],
		why
	};
}
function restoreMetadata(verb, id, values, why) {
	if (READ_AS_PAIR.test(id.name)) return patchCommand(id, { metadata: { [FIELDS[verb]]: nulled(values) } }, why);
	const pairs = Object.entries(values).map(([key, value]) => value === void 0 ? `${key}-` : `${key}=${value}`);
	return {
		argv: [
			"kubectl",
			verb,
			resourceName(id),
			...scope([id]),
			"--overwrite",
			"--",
			id.name,
			...pairs
		],
		why
	};
}
const READ_AS_PAIR = /=|-$/;
const FIELDS = {
	label: "labels",
	annotate: "annotations"
};
function nulled(values) {
	return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? null]));
}

// src/diagnose/rules/a1-crds-directory.ts
const a1 = {
	id: "A1",
	title: "CRDs from crds/ are never deleted by Helm",
	severity: "leaked",
	docs: [DOCS.helmCrds],
	page: {
		what: "CustomResourceDefinitions that the chart ships in its `crds/` directory (or that of a subchart) are still there after the uninstall.",
		looks: "The CRDs have no `meta.helm.sh/release-name` annotation, no deletionTimestamp, and answer as before. Their instances are there as well.",
		why: "Helm installs what lies in `crds/` before the templates, and then never upgrades or deletes it, because deleting a CRD deletes all its objects in all namespaces. These files are not part of the release.",
		fix: "Accept it with a reason (`--ignore`), or move the CRDs to a chart of their own, or into `templates/` behind a value by which users choose whether they stay.",
		cleanUp: "`kubectl delete crd NAME`, after a look at what it takes along: `kubectl get PLURAL.GROUP --all-namespaces`."
	},
	claims(change, evidence) {
		if (!isCrd(change.id) || change.kind !== "left" || isDeleting(change) || hookOf(change, evidence)) return void 0;
		const file = crdFileOf(change.id, evidence);
		return file && !owningRelease(objectOf(change)) ? file.subchart ?? "(chart)" : void 0;
	},
	explain(changes, evidence) {
		const where = crdsDirectory(changes.map(({ id }) => id), evidence);
		return {
			cause: `${objectsListed(changes)} ${forCount(changes, "comes", "come")} from ${where}. Helm installs what lies there and never deletes it, so every user of the chart keeps ${forCount(changes, "this CRD", "these CRDs")} after the uninstall.`,
			evidence: [...changes.slice(0, 10).map((change) => originFact(change, evidence)), ...hookFact(evidence)],
			attribution: attribute(changes, evidence),
			chartFix: {
				what: "Accept it with a reason, or move the CRDs to a chart of their own, or into `templates/` behind a value that lets users choose whether they stay.",
				patch: "# templates/crds.yaml\nmetadata:\n  annotations:\n    {{- if .Values.crds.keep }}\n    helm.sh/resource-policy: keep\n    {{- end }}"
			},
			cleanUp: deleteCommands(changes, "deletes the CRDs, and with them ALL their instances in all namespaces")
		};
	}
};
function originFact(change, evidence) {
	const file = crdFileOf(change.id, evidence);
	const instances = crdInstances(change, evidence).length;
	return {
		fact: `${change.id.name} lies in ${file && sourceText(file.source)}, has no \`meta.helm.sh/release-name\`, and has ${counted(instances, "instance")}`,
		source: displayName(change.id)
	};
}
function hookFact(evidence) {
	const [hook] = [...hooksFor("post-delete", evidence), ...hooksFor("pre-delete", evidence)];
	if (hook === void 0 || evidence.uninstall?.exitCode !== 0) return [];
	return [{
		fact: `the chart has a ${hook.events.join(" and ")} hook, ${hook.kind}/${hook.name} (${sourceText(hook.source)}); the uninstall reported success, and these CRDs are still there`,
		source: "hooks of the release"
	}];
}

// src/diagnose/rules/a2-kept-on-purpose.ts
function isOfRelease$1(change, evidence) {
	if (hookOf(change, evidence)) return false;
	const owner = owningRelease(objectOf(change));
	return manifestObjectOf(change.id, evidence) !== void 0 || owner?.name === evidence.releaseName;
}
const a2 = {
	id: "A2",
	title: "Kept on purpose (helm.sh/resource-policy: keep)",
	severity: "kept",
	docs: [DOCS.helmKeep],
	page: {
		what: "An object carries the annotation `helm.sh/resource-policy: keep`, and Helm left it on purpose.",
		looks: "`helm uninstall` prints \"These resources were kept due to the resource policy\" and lists it. The object still has the annotations of the release.",
		why: "Helm takes objects with this annotation out of the list of what it deletes. It is meant for data: volume claims, keys, CRDs.",
		fix: "Keep it where it protects data, say so in the chart's README, and make it a value so that users can choose.",
		cleanUp: "Delete the objects by name when their data is not needed any more. An installation of the same release name in the same namespace takes them over again."
	},
	claims(change, evidence) {
		if (change.kind !== "left" || isDeleting(change) || resourcePolicy(objectOf(change)) !== "keep") return void 0;
		return isOfRelease$1(change, evidence) ? "keep" : void 0;
	},
	explain: (changes, evidence) => ({
		cause: `${objectsListed(changes)} ${forCount(changes, "carries", "carry")} the annotation \`${RESOURCE_POLICY}: keep\`: Helm leaves ${forCount(changes, "it", "them")} in the cluster on purpose.`,
		evidence: [annotationFact(changes), ...keptFact(evidence)],
		attribution: attribute(changes, evidence),
		chartFix: fixOf$4(changes, evidence),
		cleanUp: deleteCommands(changes, "deletes what was kept on purpose: check first that its data is not needed")
	})
};
function fixOf$4(changes, evidence) {
	const conditions = changes.map(({ id }) => manifestObjectOf(id, evidence)?.source.annotationConditions?.[RESOURCE_POLICY]);
	const known = unique(conditions.filter((condition) => condition !== void 0));
	if (known.length > 0 && !conditions.includes(void 0)) return { what: `Keep it where it protects data, and say so in the chart's README. Users can choose already: the annotation is rendered when ${listed(known.map((condition) => `\`${condition}\``))} is true, as it was here.` };
	return {
		what: "Keep it where it protects data; say so in the chart's README, and make it a value so that users can choose.",
		patch: "{{- if .Values.keep }}\nhelm.sh/resource-policy: keep\n{{- end }}"
	};
}
function annotationFact(changes) {
	const [first] = changes;
	const others = changes.length > 1 ? `, and ${counted(changes.length - 1, "other")} alike` : "";
	return {
		fact: `annotation \`${RESOURCE_POLICY}: ${objectOf(first).annotations[RESOURCE_POLICY]}\`${others}`,
		source: `metadata of ${displayName(first.id)}`
	};
}
function keptFact(evidence) {
	const kept = evidence.uninstall?.kept ?? [];
	return kept.length === 0 ? [] : [{
		fact: `These resources were kept due to the resource policy: ${kept.join(", ")}`,
		source: "helm uninstall, output"
	}];
}

// src/diagnose/rules/a3-unknown-resource-policy.ts
const a3 = {
	id: "A3",
	title: "helm.sh/resource-policy has a value that Helm does not know",
	severity: "leaked",
	docs: [DOCS.helmKeep],
	page: {
		what: "An object carries `helm.sh/resource-policy` with a value other than `keep`, such as `delete` or `retain`.",
		looks: "The uninstall ends with exit code 0 and says nothing of the object, which is still there with the annotations of the release.",
		why: "Helm knows only `keep`. It neither deletes nor lists an object with any other value.",
		fix: "Remove the annotation so that Helm deletes the object, or write `keep` if it is to stay.",
		cleanUp: "Delete the objects by name."
	},
	claims(change, evidence) {
		const policy = resourcePolicy(objectOf(change));
		if (change.kind !== "left" || isDeleting(change) || policy === void 0 || policy === "keep") return void 0;
		return isOfRelease$1(change, evidence) ? `policy ${policy}` : void 0;
	},
	explain(changes, evidence) {
		const value = objectOf(changes[0]).annotations[RESOURCE_POLICY];
		return {
			cause: `${objectsListed(changes)} ${forCount(changes, "carries", "carry")} the annotation \`${RESOURCE_POLICY}: ${value}\`. Helm knows only \`keep\`; an object with any other value is neither deleted nor listed as kept, so it stays without a word.`,
			evidence: changes.slice(0, 5).map((change) => ({
				fact: `annotation \`${RESOURCE_POLICY}: ${value}\`, and \`helm uninstall\` did not list it as kept`,
				source: `metadata of ${displayName(change.id)}`
			})),
			attribution: attribute(changes, evidence),
			chartFix: {
				what: `Remove the annotation \`${RESOURCE_POLICY}\` so that Helm deletes the object, or write \`keep\` if it is to stay.`,
				patch: ` metadata:\n   annotations:\n-    ${RESOURCE_POLICY}: ${value}`
			},
			cleanUp: deleteCommands(changes, "deletes what Helm skipped")
		};
	}
};

// src/diagnose/uninstall/hook-leftovers.ts
function leftHook(change, evidence) {
	if (change.kind !== "left" && change.kind !== "recreated" || isDeleting(change)) return void 0;
	return hookOf(change, evidence);
}
function hookFacts(changes, evidence) {
	return changes.slice(0, 8).map((change) => {
		const hook = hookOf(change, evidence);
		const { annotations } = objectOf(change);
		const policy = hook?.isDefaultPolicy ? `no \`${HOOK_DELETE_POLICY}\`, which means before-hook-creation` : `\`${HOOK_DELETE_POLICY}: ${annotations["helm.sh/hook-delete-policy"] ?? hook?.deletePolicies.join(",")}\``;
		return {
			fact: `\`${HOOK}: ${annotations["helm.sh/hook"] ?? hook?.events.join(",")}\`, ${policy}`,
			source: `annotations of ${displayName(change.id)}`
		};
	});
}
function adminBindings(changes, evidence) {
	return changes.filter((change) => change.id.group === "rbac.authorization.k8s.io" && field(change, evidence, "roleRef", "name") === "cluster-admin");
}
function explainHooks(changes, evidence, own) {
	const admins = adminBindings(changes, evidence);
	const isAdmin = admins.length > 0;
	const binding = `${objectsListed(admins)} still ${admins.length === 1 ? "gives" : "give"} full control of the cluster (cluster-admin).`;
	return {
		...isAdmin && { title: `${own.title}, with ${counted(admins.length, "binding")} to cluster-admin` },
		cause: isAdmin ? `${own.cause} ${binding}` : own.cause,
		evidence: [
			...hookFacts(changes, evidence),
			...admins.map((change) => ({
				fact: "roleRef: ClusterRole/cluster-admin",
				source: displayName(change.id)
			})),
			...own.facts ?? []
		],
		attribution: attribute(programsFirst(changes), evidence),
		chartFix: own.chartFix,
		cleanUp: deleteCommands([...admins, ...changes.filter((change) => !admins.includes(change))], "deletes what the hooks of the chart left")
	};
}
function programsFirst(changes) {
	const isProgram = ({ id }) => id.kind === "Job" || id.kind === "Pod";
	return changes.toSorted((a, b) => Number(isProgram(b)) - Number(isProgram(a)));
}
const COMPLETE_POLICY = `metadata:\n  annotations:\n    ${COMPLETE_DELETE_POLICY}`;

// src/diagnose/rules/a5-left-hook-objects.ts
const TITLE$5 = "Hook objects are not part of the release, and stay";
const a5 = {
	id: "A5",
	title: TITLE$5,
	severity: "leaked",
	docs: [DOCS.helmHooks],
	page: {
		what: "Objects with a `helm.sh/hook` annotation (Jobs, ServiceAccounts, roles, Secrets) are left from hooks of the install or the upgrade.",
		looks: "The objects carry the annotation `helm.sh/hook`, and `helm get manifest` does not contain them.",
		why: "Hooks are not part of the release. Helm deletes them only by their delete policy; the default, `before-hook-creation`, deletes the old object when the hook runs again, and after an uninstall it never does.",
		fix: "Give every hook object `helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded,hook-failed`, also the ServiceAccounts and roles. An object that must live as long as the release should not be a hook.",
		cleanUp: "Delete the objects by name, bindings to powerful roles first."
	},
	claims(change, evidence) {
		const hook = leftHook(change, evidence);
		return hook && !hook.deletePolicies.includes("hook-succeeded") ? "hooks" : void 0;
	},
	explain: (changes, evidence) => explainHooks(changes, evidence, {
		title: TITLE$5,
		cause: `${objectsListed(changes)} ${forCount(changes, "is a hook object", "are hook objects")} of the chart. Helm does not count hooks as part of the release, and their delete policy does not remove them when the hook has succeeded, so \`helm uninstall\` leaves them.${ofFormerRelease(changes)}`,
		chartFix: {
			what: "Give every hook object a complete delete policy (and hook Jobs a `ttlSecondsAfterFinished`).",
			patch: COMPLETE_POLICY
		}
	})
};
function ofFormerRelease(changes) {
	const again = changes.filter(({ kind }) => kind === "recreated");
	if (again.length === 0) return "";
	return ` ${objectsListed(again)} ${forCount(again, "was", "were")} there before the install already, from an earlier one, and ${forCount(again, "was", "were")} made anew.`;
}

// src/diagnose/uninstall/uninstall-outcome.ts
function uninstallOutcome(evidence) {
	return outcome(evidence).is;
}
const outcome = oncePerEvidence((evidence) => ({ is: judge(evidence) }));
function judge(evidence) {
	const { uninstall } = evidence;
	if (uninstall === void 0) return "not-run";
	if (uninstall.exitCode === 0) return "ok";
	if (!isStillRecorded(evidence)) return evidence.release === void 0 && /release: not found/.test(uninstall.stderr) ? "no-release" : "purged";
	const objects = [...evidence.installed.objects.values()].filter(({ id }) => manifestObjectOf(id, evidence));
	const isThere = ({ id }) => evidence.after.objects.get(id.uid)?.deletionTimestamp === void 0;
	const left = objects.filter((object) => evidence.after.objects.has(object.id.uid) && isThere(object));
	if (left.length === objects.length) return "nothing-deleted";
	return left.every((object) => resourcePolicy(object) !== void 0) && PURGE_FAILED.test(uninstall.stderr) ? "not-purged" : "partly-deleted";
}
const PURGE_FAILED = /failed to purge the release/i;
function isStillRecorded(evidence) {
	const status = evidence.uninstall?.releaseStatus;
	if (status !== void 0) return status !== "uninstalled";
	return ownRecords(evidence).some((object) => releaseRecord(object)?.status !== "uninstalled");
}
function ownRecords(evidence) {
	return [...evidence.after.objects.values()].filter((object) => object.id.namespace === evidence.namespace && releaseRecord(object)?.release === evidence.releaseName);
}
function uninstallFacts(evidence) {
	const { uninstall } = evidence;
	if (uninstall === void 0) return [];
	const how = uninstall.timedOut ? "did not end in time and was stopped" : `ended with exit code ${uninstall.exitCode ?? "none"}`;
	const said = lastLines(outputOf(uninstall), 5);
	return [
		{
			fact: `the command ${how}`,
			source: "helm uninstall"
		},
		...said === "" ? [] : [{
			fact: said,
			source: "helm uninstall, output"
		}],
		...uninstall.releaseStatus === void 0 ? [] : [{
			fact: `status ${uninstall.releaseStatus}${described(uninstall.releaseDescription)}`,
			source: "release record"
		}]
	];
}
function described(description) {
	return description === void 0 || description === "" ? "" : `: ${description}`;
}

// src/diagnose/rules/a6-failed-hook.ts
const TITLE$4 = "A hook failed, and its delete policy covers success only";
const a6 = {
	id: "A6",
	title: TITLE$4,
	severity: "leaked",
	docs: [DOCS.helmHooks],
	page: {
		what: "A hook failed, and its delete policy says `hook-succeeded` only, so that what the hook made stays.",
		looks: "A Job with the condition `Failed=True`, its pods, and sometimes the ServiceAccount and a binding to a powerful role beside it.",
		why: "Helm applies each policy to its own outcome: without `hook-failed` a failed hook is left for people to look at.",
		fix: "Add `hook-failed` to the delete policy of every object of the hook. To see the log all the same, set `helm.sh/hook-output-log-policy: hook-failed`.",
		cleanUp: "Delete the objects by name, bindings first: as long as they are there, a pod that is left can use its rights."
	},
	claims(change, evidence) {
		const hook = leftHook(change, evidence);
		if (!hook?.deletePolicies.includes("hook-succeeded") || hook.deletePolicies.includes("hook-failed")) return void 0;
		return failures(hook, change, evidence).length > 0 ? "failed hooks" : void 0;
	},
	explain: (changes, evidence) => explainHooks(changes, evidence, {
		title: TITLE$4,
		cause: `${objectsListed(changes)} stayed because the hook failed: ${forCount(changes, "its", "their")} delete policy is \`hook-succeeded\`, which removes hook objects only after a success.`,
		chartFix: {
			what: "Add `hook-failed` to the delete policy of every object of the hook.",
			patch: COMPLETE_POLICY
		},
		facts: changes.flatMap((change) => failures(leftHook(change, evidence), change, evidence)).slice(0, 3)
	})
};
function failures(hook, change, evidence) {
	if (hook === void 0) return [];
	const facts = (jobFailure(change, evidence) ? [change] : hook.events.flatMap((event) => failedHookJobs(evidence, event))).map((job) => {
		const failed = jobFailure(job, evidence);
		return {
			fact: `Failed: ${failed?.reason}: ${failed?.message}`,
			source: `status.conditions of ${displayName(job.id)}`
		};
	});
	if (facts.length > 0) return facts;
	return hook.events.some((event) => event.endsWith("-delete")) && evidence.uninstall !== void 0 && evidence.uninstall.exitCode !== 0 ? uninstallFacts(evidence).slice(0, 2) : [];
}

// src/diagnose/rules/a7-clean-up-hook-objects.ts
const TITLE$3 = "Clean-up hooks of the uninstall stay behind themselves";
const a7 = {
	id: "A7",
	title: TITLE$3,
	severity: "leaked",
	docs: [DOCS.helmHooks],
	page: {
		what: "Objects of the pre-delete or post-delete hooks themselves are left after an uninstall that succeeded.",
		looks: "A completed Job with `helm.sh/hook: pre-delete` or `post-delete`, often with ServiceAccount, role and binding.",
		why: "Their delete policy is `before-hook-creation` (also Helm's default), which deletes an object only before the hook runs the next time. After the uninstall there is no next time.",
		fix: `Write \`${COMPLETE_DELETE_POLICY}\` on every object of these hooks.`,
		cleanUp: "Delete the objects by name, bindings to powerful roles first."
	},
	claims(change, evidence) {
		const hook = leftHook(change, evidence);
		if (hook === void 0 || !isDeleteHook(hook)) return void 0;
		return hook.deletePolicies.every((policy) => policy === "before-hook-creation") ? "delete hooks" : void 0;
	},
	explain: (changes, evidence) => explainHooks(changes, evidence, {
		title: TITLE$3,
		cause: `${objectsListed(changes)} ${forCount(changes, "runs", "run")} during the uninstall ${policyWords(changes, evidence)}: that removes ${forCount(changes, "it", "them")} only before the next run, which never comes.`,
		chartFix: {
			what: `Write \`${COMPLETE_DELETE_POLICY}\` on all objects of the pre-delete and post-delete hooks.`,
			patch: COMPLETE_POLICY
		}
	})
};
function policyWords(changes, evidence) {
	const isSilent = (change) => hookOf(change, evidence)?.isDefaultPolicy === true;
	if (changes.every(isSilent)) return `and ${forCount(changes, "has", "have")} no delete policy, which means \`before-hook-creation\``;
	return `with the delete policy \`before-hook-creation\`${changes.some(isSilent) ? ", or with none, which means the same" : ""}`;
}

// src/diagnose/rules/a8-test-hook-objects.ts
const TITLE$2 = "Objects of helm test stay";
const a8 = {
	id: "A8",
	title: TITLE$2,
	severity: "leaked",
	docs: [DOCS.helmTests, DOCS.helmHooks],
	page: {
		what: "Pods or Jobs that `helm test` made are left.",
		looks: "A pod in phase Succeeded or Failed with `helm.sh/hook: test`.",
		why: "Tests are hooks, not part of the release; without a delete policy they stay until the test runs again.",
		fix: "Give the test `helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded`, with `hook-failed` when its log is not to be read after a failure.",
		cleanUp: "Delete the pods by name."
	},
	claims(change, evidence) {
		const hook = leftHook(change, evidence);
		return hook && isTestHook(hook) ? "tests" : void 0;
	},
	explain: (changes, evidence) => explainHooks(changes, evidence, {
		title: TITLE$2,
		cause: `${objectsListed(changes)} ${forCount(changes, "was", "were")} made by \`helm test\`. Tests are hooks, not part of the release, so the uninstall leaves ${forCount(changes, "it", "them")}.`,
		chartFix: {
			what: "Give the test a delete policy; leave out `hook-failed` if its log is to be read after a failure.",
			patch: "metadata:\n  annotations:\n    helm.sh/hook: test\n    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded"
		}
	})
};

// src/diagnose/rules/a9-crd-in-hook.ts
const TITLE$1 = "A CRD made by a hook is never deleted";
const a9 = {
	id: "A9",
	title: TITLE$1,
	severity: "leaked",
	docs: [DOCS.helmHooks, DOCS.helmCrds],
	page: {
		what: "A CRD is rendered as a hook, and stays whatever its delete policy says.",
		looks: "A CRD with the annotation `helm.sh/hook`, after an uninstall with exit code 0.",
		why: "Helm never deletes a CRD that is a hook, so that a delete policy cannot take all custom resources of a cluster along.",
		fix: "Take the CRD out of the hook: put it into `templates/`, or into a chart of its own.",
		cleanUp: "`kubectl delete crd NAME`, after a look at its instances: they go with it."
	},
	claims: (change, evidence) => isCrd(change.id) && leftHook(change, evidence) ? "CRDs" : void 0,
	explain: (changes, evidence) => explainHooks(changes, evidence, {
		title: TITLE$1,
		cause: `${objectsListed(changes)} ${forCount(changes, "is", "are")} made by a hook of the chart. Helm never deletes CRDs that are hooks, not even with a delete policy.`,
		chartFix: { what: "Take the CRD out of the hook: put it into `templates/`, or into a chart of its own." }
	})
};

// src/diagnose/rules/a10-hook-remakes-objects.ts
const TITLE = "A hook makes again what the uninstall removes";
const a10 = {
	id: "A10",
	title: TITLE,
	severity: "leaked",
	docs: [DOCS.helmHooks],
	page: {
		what: "A hook makes an object again while the uninstall removes it.",
		looks: "The object has a hook annotation that lists an install event and a delete event (`post-install,pre-delete`), and a creationTimestamp later than the start of the uninstall.",
		why: "Helm makes every object of a hook whenever one of its events happens: for `pre-delete` that is during the uninstall.",
		fix: "Remove `pre-delete` and `post-delete` from the hook events of objects that have no work to do at the uninstall.",
		cleanUp: "Delete the objects by name."
	},
	claims(change, evidence) {
		const hook = leftHook(change, evidence);
		if (hook === void 0 || !isDeleteHook(hook) || hook.events.every((event) => event.endsWith("-delete"))) return void 0;
		return isMadeAfterUninstall(change, evidence) ? "made again" : void 0;
	},
	explain: (changes, evidence) => explainHooks(changes, evidence, {
		title: TITLE,
		cause: `${objectsListed(changes)} ${forCount(changes, "was", "were")} made after the uninstall had started: the list of hook events names a delete event besides the install, so Helm makes ${forCount(changes, "it", "them")} while it uninstalls.`,
		chartFix: { what: "Remove `pre-delete` and `post-delete` from the hook events of objects that are not to run at uninstall." },
		facts: changes.slice(0, 3).map((change) => ({
			fact: `made at ${madeAt(change, evidence)}; the uninstall was started at ${evidence.uninstall?.startedAt}`,
			source: `metadata of ${change.id.kind}/${change.id.name}`
		}))
	})
};

// src/diagnose/uninstall/hook-runs.ts
function runsOf(hooks, evidence) {
	const keys = new Set(hooks.map((hook) => placeOf$1(hook, evidence.namespace)));
	return allRuns(evidence).filter(({ hook }) => keys.has(placeOf$1(hook, evidence.namespace)));
}
const allRuns = oncePerEvidence((evidence) => {
	const hooks = (evidence.release?.hooks ?? []).filter(({ kind }) => kind === "Job" || kind === "Pod");
	const byPlace = new Map(hooks.map((hook) => [placeOf$1(hook, evidence.namespace), hook]));
	return [...presentPrograms(evidence), ...readPrograms(evidence)].flatMap(({ owners, ...program }) => {
		const { id } = program;
		const job = owners.find((owner) => owner.kind === "Job");
		const isOfJob = id.kind === "Pod" && job !== void 0;
		const hook = byPlace.get(placeOf$1(isOfJob ? {
			...id,
			kind: job.kind,
			name: job.name
		} : id, evidence.namespace));
		return hook === void 0 ? [] : [{
			...program,
			hook,
			...isOfJob && { job: job.uid }
		}];
	});
});
function presentPrograms({ changes, objects, hookLogs, hookRuns }) {
	const isProgram = ({ kind }) => kind === "Job" || kind === "Pod";
	return changes.flatMap(({ id, after }) => {
		if (after === void 0 || !isProgram(id)) return [];
		const earlier = hookRuns.get(id.uid);
		const log = hookLogs.get(id.uid) ?? earlier?.log;
		const status = statusOf(objects.get(id.uid) ?? earlier?.object);
		return [{
			id,
			owners: after.owners,
			status,
			isGone: false,
			...log !== void 0 && { log }
		}];
	});
}
function readPrograms(evidence) {
	return [...evidence.hookRuns.values()].filter(({ id }) => changeOf(evidence, id.uid)?.after === void 0).map(({ id, object, log }) => ({
		id,
		owners: object.metadata.ownerReferences ?? [],
		status: statusOf(object),
		isGone: !evidence.after.objects.has(id.uid),
		...log !== void 0 && { log }
	}));
}
function statusOf(object) {
	return isRecord(object?.status) ? object.status : {};
}
function placeOf$1({ kind, namespace, name }, own) {
	return `${kind}/${namespace ?? own}/${name}`;
}
function conditionOf({ status }, type) {
	return conditionsIn(status.conditions).find((condition) => condition.type === type && condition.status === "True");
}
function failedPods(runs) {
	const completed = new Set(runs.filter((run) => conditionOf(run, "Complete")).map(({ id }) => id.uid));
	return runs.filter(({ id, job, status }) => id.kind === "Pod" && status.phase !== "Succeeded" && !completed.has(job ?? ""));
}
function failedLogs(runs) {
	return failedPods(runs).flatMap(({ log }) => log ?? []);
}
const failedPreDeleteLogs = oncePerEvidence((evidence) => failedLogs(allRuns(evidence).filter(({ hook }) => hook.events.includes("pre-delete"))));
function exitCodes(runs) {
	return failedPods(runs).flatMap(({ status }) => [...recordsOf(status.initContainerStatuses), ...recordsOf(status.containerStatuses)]).flatMap(({ state }) => {
		const ended = isRecord(state) && isRecord(state.terminated) ? Number(state.terminated.exitCode) : 0;
		return ended === 0 ? [] : [ended];
	});
}
function hookFailureFacts(event, evidence, hooks) {
	const runs = runsOf(hooks ?? hooksFor(event, evidence), evidence);
	const left = failedHookJobs(evidence, event).map((change) => failureFact(change.id, jobFailure(change, evidence)));
	const gone = runs.flatMap((run) => {
		const failed = run.isGone ? conditionOf(run, "Failed") : void 0;
		return failed ? [failureFact(run.id, failed, "; its delete policy has removed it since")] : [];
	});
	const pods = failedPods(runs).filter(({ log }) => log !== void 0);
	const logs = [...pods.filter(({ isGone }) => !isGone), ...pods.filter(({ isGone }) => isGone).slice(-3)];
	return [
		...left,
		...gone,
		...logs.map((run) => ({
			fact: run.log ?? "",
			source: sourceOf$1("log", run)
		}))
	];
}
function failureFact(id, failed, since = "") {
	return {
		fact: `Failed: ${failed?.reason}: ${failed?.message}${since}`,
		source: `status.conditions of ${displayName(id)}`
	};
}
function sourceOf$1(what, { id, isGone }) {
	return `${what} of ${displayName(id)}${isGone ? ", read while it existed" : ""}`;
}

// src/diagnose/uninstall/aborted-uninstall.ts
function abortedGroup(evidence) {
	const outcome = uninstallOutcome(evidence);
	return outcome === "nothing-deleted" || outcome === "partly-deleted" ? "uninstall" : void 0;
}
function claimsAborted(change, evidence) {
	return change.kind === "lost" ? void 0 : abortedGroup(evidence);
}
function whatStayed(evidence) {
	return uninstallOutcome(evidence) === "nothing-deleted" ? "nothing was deleted" : "not everything was deleted";
}
function abortedFacts(changes, evidence) {
	return [
		...uninstallFacts(evidence),
		...hookFailureFacts("pre-delete", evidence),
		{
			fact: `${counted(changes.length, "object")} of the release and its hooks are still there`,
			source: "snapshot after the uninstall"
		}
	];
}

// src/diagnose/uninstall/hook-start.ts
const WAITS = /^(ImagePullBackOff|ErrImagePull|ErrImageNeverPull|InvalidImageName|CreateContainer.*)$/;
function startFailures(hooks, evidence) {
	return hooks.flatMap((hook) => {
		const pods = failedPods(runsOf([hook], evidence));
		const events = podEvents(hook, evidence);
		if (pods.some(hasRun) || events.some(({ reason }) => reason === "Started")) return [];
		const facts = pods.flatMap(statusFacts);
		return facts.length > 0 ? facts : eventFacts$1(events);
	});
}
function statusFacts(pod) {
	return [...recordsOf(pod.status.conditions).filter((condition) => condition.type === "PodScheduled" && condition.status === "False"), ...waits$1(pod)].map((state) => ({
		fact: `${state.reason}: ${state.message ?? ""}`,
		source: sourceOf$1("status", pod)
	}));
}
function waits$1({ status }) {
	return [...recordsOf(status.initContainerStatuses), ...recordsOf(status.containerStatuses)].map(({ state }) => isRecord(state) && isRecord(state.waiting) ? state.waiting : {}).filter(({ reason }) => WAITS.test(String(reason)));
}
function hasRun(pod) {
	if (pod.log !== void 0 && pod.log !== "") return true;
	const isStuck = waits$1(pod).length > 0;
	return recordsOf(pod.status.containerStatuses).some(({ state, lastState }) => {
		return [state, lastState].some(hasEnded) || !isStuck && isRecord(state) && state.running !== void 0;
	});
}
function hasEnded(state) {
	return isRecord(state) && isRecord(state.terminated) && typeof state.terminated.startedAt === "string";
}
function eventFacts$1(events) {
	return events.filter(({ reason, message }) => reason === "FailedScheduling" || reason === "Failed" && /pull|image/i.test(message)).toSorted((a, b) => Number(b.message.includes("image \"")) - Number(a.message.includes("image \""))).slice(0, 3).map(({ reason, message, about }) => ({
		fact: `${reason}: ${message}`,
		source: `event of ${about}`
	}));
}
function podEvents(hook, evidence) {
	const namespace = hook.namespace ?? evidence.namespace;
	const isNamed = ({ about }) => {
		const [, name = "", where] = /^Pod\/(\S+)(?: \((\S+)\))?$/.exec(about) ?? [];
		return where === namespace && (hook.kind === "Pod" ? name === hook.name : isPodName(name, hook.name));
	};
	const job = hookName(hook, evidence);
	return evidence.events.filter((event) => {
		const owner = podOwners(evidence).get(event.uid);
		return owner === void 0 || hook.kind === "Pod" ? isNamed(event) : owner === job;
	});
}
const podOwners = oncePerEvidence((evidence) => {
	const seen = [...evidence.timeline.events, ...evidence.events.flatMap(({ uid }) => objectByUid(evidence, uid) ?? [])].filter(({ id }) => id.kind === "Pod");
	return new Map(seen.map(({ id, owners: [owner] }) => [id.uid, owner === void 0 ? "" : shortName({
		kind: owner.kind,
		name: owner.name,
		namespace: id.namespace
	})]));
});
function isPodName(name, job) {
	const prefix = `${job}-`.slice(0, 58);
	return name.startsWith(prefix) && /^(\d+-)?[a-z0-9]{5}$/.test(name.slice(prefix.length));
}

// src/diagnose/uninstall/uninstall-arguments.ts
function flagValue(argv, flag) {
	return argv.findLast((word) => word === flag || word.startsWith(`${flag}=`))?.slice(flag.length + 1);
}
function asksToOrphan(argv) {
	const last = argv.findLastIndex((word) => word === "--cascade" || word.startsWith("--cascade="));
	return (argv[last] === "--cascade" ? argv[last + 1] : argv[last]?.split("=")[1]) === "orphan";
}
function asksToKeepHistory(argv) {
	return isOn(argv, "--keep-history");
}
function skipsHooks(argv) {
	return isOn(argv, "--no-hooks");
}
function isOn(argv, flag) {
	const value = flagValue(argv, flag);
	return value !== void 0 && !NO.test(value);
}
const NO = /^(0|f|false)$/i;
function waitsForDeletion(argv) {
	return isOn(argv, "--wait") && flagValue(argv, "--wait") !== "hookOnly";
}

// src/diagnose/uninstall/stopping-hook.ts
function hookNames(hooks, evidence) {
	return unique(hooks.map((hook) => hookName(hook, evidence)));
}
function stoppingHookNames(evidence) {
	return hookNames(stoppingHooks(evidence), evidence);
}
const stoppingHooks = oncePerEvidence((evidence) => {
	if (/failed to delete release/.test(evidence.uninstall?.stderr ?? "")) return [];
	const failed = failedHooks("pre-delete", evidence);
	if (failed.length > 0) return failed;
	const unfinished = unfinishedHooks("pre-delete", evidence);
	const begun = unfinished.filter((hook) => hasBegun(hook, evidence));
	return begun.length > 0 ? begun : unfinished;
});
const failedPostDeleteHooks = oncePerEvidence((evidence) => {
	const { stderr = "", argv = [] } = evidence.uninstall ?? {};
	if (uninstallOutcome(evidence) !== "purged") return [];
	const failed = failedHooks("post-delete", evidence);
	if (failed.length > 0) return failed;
	const unfinished = unfinishedHooks("post-delete", evidence);
	const shown = unfinished.filter((hook) => isPending(hook, evidence));
	return shown.length > 0 || waitsForDeletion(argv) && !/post-delete/.test(stderr) ? shown : unfinished;
});
function hookAttribution(hooks, event, evidence) {
	const [hook] = hooks;
	if (hook === void 0) return {};
	return {
		...templateOf(hook.source, evidence),
		hook: hookTitle([event], hook)
	};
}
function stoppingAttribution(evidence) {
	return hookAttribution(stoppingHooks(evidence), "pre-delete", evidence);
}
function failedHooks(event, evidence) {
	const hooks = hooksFor(event, evidence);
	const named = hooks.filter((hook) => isNamed$1(hook, evidence));
	return named.length > 0 ? named : hooks.filter((hook) => hasFailed(hook, evidence));
}
function isNamed$1({ kind, name, namespace, source }, evidence) {
	const said = evidence.uninstall?.stderr ?? "";
	const resources = [...said.matchAll(/resource (\S+) (?:not ready|still exists)/g)].map((match) => match[1]);
	const jobs = [...said.matchAll(/\b(job|pod) (\S+) failed/gi)].map((match) => `${match[1]} ${match[2]}`.toLowerCase());
	const templates = [...said.matchAll(/\b(?:Hook \S+|for \S+ hook) (\S+?)(?: failed)?: /g)].map((match) => match[1]);
	return resources.includes(`${kind}/${namespace ?? evidence.namespace}/${name}`) || jobs.includes(`${kind} ${name}`.toLowerCase()) || templates.some((template) => template?.endsWith(`/${source.file}`));
}
function hasFailed(hook, evidence) {
	const isFailed = (run) => conditionOf(run, "Failed") !== void 0 || run.status.phase === "Failed";
	return ownRuns(hook, evidence).some(isFailed) || eventsOfHook(hook, evidence).some(({ reason }) => /^(BackoffLimitExceeded|DeadlineExceeded)$/.test(reason));
}
function isPending(hook, evidence) {
	const isLeft = ({ id, isGone }) => !isGone && evidence.objects.has(id.uid);
	return ownRuns(hook, evidence).some(isLeft) || startFailures([hook], evidence).length > 0;
}
function unfinishedHooks(event, evidence) {
	return hooksFor(event, evidence).filter((hook) => !isCompleted(hook, evidence));
}
function ownRuns(hook, evidence) {
	return runsOf([hook], evidence).filter(({ job }) => job === void 0);
}
function changesOfHook(hook, evidence) {
	return evidence.changes.filter((change) => hookObjectOf(change.id, evidence) === hook);
}
function eventsOfHook(hook, evidence) {
	return evidence.events.filter(({ about }) => about === hookName(hook, evidence));
}
function isCompleted(hook, evidence) {
	const isDone = (run) => conditionOf(run, "Complete") !== void 0 || run.status.phase === "Succeeded";
	return runsOf([hook], evidence).some(isDone) || eventsOfHook(hook, evidence).some(({ reason }) => reason === "Completed");
}
function hasBegun(hook, evidence) {
	return runsOf([hook], evidence).length > 0 || eventsOfHook(hook, evidence).length > 0;
}

// src/diagnose/finalizers/finalizer-domain.ts
function hasDomainOfChart(finalizer, evidence) {
	const site = siteOf(finalizer.split("/")[0] ?? "");
	return site !== void 0 && [...chartCrdGroups(evidence)].some((group) => siteOf(group) === site);
}
const SHARED_SITES = /* @__PURE__ */ new Set([
	"k8s.io",
	"kubernetes.io",
	"x-k8s.io",
	"github.io",
	"github.com"
]);
const WIDE_SITES = /* @__PURE__ */ new Set([
	"amazonaws.com",
	"azure.com",
	"coreos.com",
	"google.com",
	"ibm.com",
	"microsoft.com",
	"openshift.io",
	"oracle.com",
	"redhat.com",
	"vmware.com"
]);
const COUNTRY_SUFFIX = /^(ac|co|com|edu|go|gov|ne|net|or|org)\.[a-z]{2}$/;
function siteOf(domain) {
	const labels = domain.split(".");
	const last = labels.slice(-2).join(".");
	if (labels.length < 2 || SHARED_SITES.has(last)) return void 0;
	if (!WIDE_SITES.has(last) && !COUNTRY_SUFFIX.test(last)) return last;
	return labels.length > 2 ? labels.slice(-3).join(".") : void 0;
}
const chartCrdGroups = oncePerEvidence((evidence) => {
	const files = (evidence.chart?.crds ?? evidence.release?.crds ?? []).map((crd) => crd.name);
	const rendered = (evidence.release?.objects ?? []).filter(({ apiVersion, kind }) => kind === CRD && groupOf(apiVersion) === CRD_GROUP);
	const made = [...evidence.installed.objects.values()].filter(({ id }) => isCrd(id) && !evidence.before.objects.has(id.uid));
	const names = [
		...files,
		...rendered.map((object) => object.name),
		...made.map((object) => object.id.name)
	];
	return new Set(names.map((name) => name.slice(name.indexOf(".") + 1)));
});
const CRD = "CustomResourceDefinition";
const CRD_GROUP = "apiextensions.k8s.io";

// src/diagnose/finalizers/known-finalizers.ts
const PRODUCT_FINALIZERS = [
	{
		finalizer: /^(post-delete-finalizer|resources-finalizer)\.argocd\.argoproj\.io(\/|$)/,
		product: "Argo CD",
		workload: /argo-?cd.*application-controller/
	},
	{
		finalizer: /^controller\.cattle\.io\//,
		product: "Rancher",
		workload: /rancher|cattle/
	},
	{
		finalizer: /^operators\.coreos\.com\//,
		product: "Operator Lifecycle Manager",
		workload: /olm-operator/
	},
	{
		finalizer: /crossplane\.io(\/|$)/,
		product: "Crossplane",
		workload: /crossplane|provider-/
	},
	{
		finalizer: /^finalizer\.keda\.sh$/,
		product: "KEDA",
		workload: /keda-operator/
	},
	{
		finalizer: /^strimzi\.io\//,
		product: "Strimzi",
		workload: /strimzi|entity-operator/
	},
	{
		finalizer: /^ceph\.rook\.io\//,
		product: "Rook",
		workload: /rook-ceph-operator/
	},
	{
		finalizer: /kubeblocks\.io\/finalizer$/,
		product: "KubeBlocks",
		workload: /kubeblocks/
	},
	{
		finalizer: /^finalizers?\.([a-z]+\.)?kubesphere\.io(\/|$)/,
		product: "KubeSphere",
		workload: /ks-controller-manager/
	},
	{
		finalizer: /\.aibrix\.ai\//,
		product: "AIBrix",
		workload: /aibrix.*controller-manager/
	}
];

// src/diagnose/finalizers/likeliest.ts
function likeliest(remover, finalizer, id, evidence) {
	if (remover.kind !== "workload" || remover.presence !== "gone" || remover.workloads.length < 2) return remover;
	const naming = thoseThatName(finalizer, remover.workloads, evidence);
	const able = thoseThatMay(["patch", "update"], id, naming?.workloads ?? remover.workloads, evidence);
	const narrowed = naming?.workloads.length === 1 ? naming : able ?? naming;
	return narrowed ? {
		...remover,
		...narrowed
	} : remover;
}

// src/diagnose/finalizers/finalizers.ts
function finalizerStates(change, evidence) {
	const known = knownStates(evidence);
	const states = known.get(change) ?? statesOf(change, evidence);
	known.set(change, states);
	return states;
}
const knownStates = oncePerEvidence(() => /* @__PURE__ */ new WeakMap());
function statesOf(change, evidence) {
	return objectOf(change).finalizers.map((finalizer) => {
		const setters = settersOf(finalizer, change);
		const setBy = setters.find((writer) => isController(writer.manager)) ?? setters[0];
		const remover = likeliest(removerOf(finalizer, setters, evidence), finalizer, change.id, evidence);
		return {
			finalizer,
			...setBy && { setBy },
			remover
		};
	});
}
function abandonedFinalizers(change, evidence) {
	return change.after === void 0 ? [] : finalizerStates(change, evidence).filter(isAbandoned);
}
function settersOf(finalizer, change) {
	const setters = objectOf(change).writers.filter((writer) => writer.setsFinalizers);
	const exact = setters.filter((writer) => writer.finalizers?.includes(finalizer));
	return exact.length > 0 ? exact : setters;
}
function removerOf(finalizer, setters, evidence) {
	const builtIn = controlPlaneFinalizer(finalizer);
	if (builtIn) return {
		kind: "kubernetes",
		who: builtIn.who,
		waitsFor: builtIn.waitsFor
	};
	return byManager(setters, evidence) ?? byProduct(finalizer, evidence) ?? byDomain(finalizer, evidence) ?? byNewManager(setters, evidence) ?? {
		kind: "unknown",
		...declaredBy(setters)
	};
}
function declaredBy(setters) {
	const [writer] = setters;
	return writer === void 0 ? {} : { declaredBy: writer.manager };
}
function byManager(setters, evidence) {
	for (const { manager } of setters) {
		if (!isController(manager) && !isKubectl(manager) || isAnybodys(manager, evidence)) continue;
		const because = `it was set by field manager \`${manager}\``;
		const own = workloadsOfManager(manager, ownControllers(evidence));
		const running = workloadsOfManager(manager, isKubectl(manager) ? [] : runningWorkloads(evidence));
		const found = workloadRemover(own.length > 0 ? own : running, because, evidence, manager);
		if (found) return found;
	}
}
function ownControllers(evidence) {
	return releaseWorkloads(evidence).filter((workload) => workload.longRunning);
}
function byProduct(finalizer, evidence) {
	const known = PRODUCT_FINALIZERS.find((entry) => entry.finalizer.test(finalizer));
	if (known === void 0) return void 0;
	const because = `it is a finalizer of ${known.product}`;
	const found = [...ownControllers(evidence), ...runningWorkloads(evidence)].filter(({ name }) => known.workload.test(name));
	return workloadRemover(found, because, evidence) ?? {
		kind: "product",
		product: known.product
	};
}
function byDomain(finalizer, evidence) {
	if (!hasDomainOfChart(finalizer, evidence)) return void 0;
	return workloadRemover(ownControllers(evidence), "its domain is that of the CRDs which came with the chart", evidence);
}
function byNewManager(setters, evidence) {
	const manager = setters.map((writer) => writer.manager).find(isController);
	if (manager === void 0 || wroteBeforeInstall(manager, evidence) || hasNamesake(manager, evidence)) return void 0;
	const because = `it was set by field manager \`${manager}\`, which wrote nothing before the chart was installed`;
	return workloadRemover(ownControllers(evidence), because, evidence);
}

// src/diagnose/uninstall/endless-hook.ts
const WORKS = /\b(delete|patch|uninstall)\b|\bkubectl wait\b/i;
const ENDING_MS = 5e3;
function endlessHook(hooks, evidence) {
	const runs = runsOf(hooks, evidence);
	return runs.flatMap((run) => endlessRun(run, runs, evidence) ?? [])[0];
}
function endlessRun(run, runs, evidence) {
	if (run.id.kind !== "Pod") return void 0;
	const containers = recordsOf(run.status.containerStatuses).flatMap((status) => containerOf(status) ?? []);
	const deadline = deadlineOf(run, runs, evidence);
	const end = deadline?.at ?? endOfUninstall(evidence);
	const isDone = ({ exitCode, finishedAt = "" }) => exitCode === 0 && !(Date.parse(finishedAt) + ENDING_MS > end);
	const done = containers.filter(isDone);
	const others = containers.filter((container) => !done.includes(container));
	const stillRan = ({ finishedAt }) => finishedAt === void 0 || deadline !== void 0 && Date.parse(finishedAt) >= deadline.at;
	if (!(containers.length === recordsOf(run.status.containerStatuses).length) || done.length === 0 || others.length === 0 || !others.every(stillRan)) return void 0;
	if (!isWorkDone(run.hook, done, others)) return void 0;
	return {
		run,
		done,
		others,
		...deadline && { deadline: deadline.seconds }
	};
}
function containerOf({ name, state }) {
	const { running, terminated } = isRecord(state) ? state : {};
	if (isRecord(running)) return {
		name: String(name),
		startedAt: String(running.startedAt)
	};
	if (!isRecord(terminated)) return void 0;
	const { startedAt, finishedAt, exitCode } = terminated;
	return {
		name: String(name),
		startedAt: String(startedAt),
		finishedAt: String(finishedAt),
		exitCode: Number(exitCode)
	};
}
function isWorkDone(hook, done, others) {
	const own = ownContainers(hook);
	const workers = own.filter((container) => WORKS.test(argumentsOf(container).join(" ")));
	const main = own.find(({ name }) => name === defaultContainer(hook)) ?? own[0];
	const decisive = (workers.length > 0 ? workers : [main]).map((container) => container?.name);
	return decisive.every((name) => done.some((container) => container.name === name)) && !others.some((container) => decisive.includes(container.name));
}
function ownContainers(hook) {
	return recordsOf(podSpecOf(hook).containers);
}
function defaultContainer({ kind, body, annotations }) {
	const own = kind === "Pod" ? annotations : valueAt(body, "spec", "template", "metadata", "annotations");
	const name = valueAt(own, "kubectl.kubernetes.io/default-container");
	return name === void 0 ? void 0 : String(name);
}
function deadlineOf(run, runs, evidence) {
	const job = runs.find(({ id }) => id.uid === run.job);
	const isLate = ({ reason }) => reason === "DeadlineExceeded";
	const spec = isRecord(run.hook.body.spec) ? run.hook.body.spec : {};
	const failed = job && conditionOf(job, "Failed");
	const isOfJob = failed !== void 0 && isLate(failed) || eventsOfHook(run.hook, evidence).some(isLate);
	if (!isOfJob && run.status.reason !== "DeadlineExceeded") return void 0;
	const seconds = Number((isOfJob ? spec : podSpecOf(run.hook)).activeDeadlineSeconds);
	const at = Date.parse(String((isOfJob && job || run).status.startTime)) + seconds * 1e3;
	return Number.isNaN(at) ? void 0 : {
		seconds,
		at
	};
}
function endOfUninstall({ uninstall }) {
	return uninstall === void 0 ? Number.POSITIVE_INFINITY : Date.parse(uninstall.startedAt) + uninstall.durationMs;
}

// src/diagnose/uninstall/endless-hook-words.ts
function endlessWords(endless, limit) {
	const { done, others, deadline } = endless;
	const ended = deadline === void 0 ? `did not end within ${limit}` : `was stopped by its deadline of ${counted(deadline, "second")}`;
	const work = `${named$1(done)} ended with exit code 0 at ${listed(done.map(({ finishedAt }) => finishedAt ?? ""))}`;
	const runs = deadline === void 0 ? forCount(others, "still runs", "still run") : forCount(others, "still ran", "still ran");
	return `${ended}, though its work was done: ${work}, but ${named$1(others)} ${runs}, since ${listed(others.map(({ startedAt }) => startedAt))}. A pod ends when all its containers have ended`;
}
function endlessFacts({ run, done, others }) {
	return [...done, ...others].map((container) => ({
		fact: stateText(container),
		source: sourceOf$1("status", run)
	}));
}
function endlessFix({ run, others }) {
	const own = ownContainers(run.hook).map(({ name }) => String(name));
	const injected = others.filter(({ name }) => !own.includes(name));
	if (injected.length > 0) return { what: `The chart does not name ${named$1(injected)}: something injects ${forCount(injected, "it", "them")} into the pod. Opt the pod of the hook out of the injection, let the hook end ${forCount(injected, "it", "them")} when it is done, or have native sidecars injected (Kubernetes 1.29 or newer).${NO_DEADLINE}` };
	const lines = [
		"spec:",
		"  initContainers:",
		...others.flatMap(({ name }) => [`  - name: ${name} # from containers`, "    restartPolicy: Always"]).map((line) => `  ${line}`)
	];
	const isPod = run.hook.kind === "Pod";
	return {
		what: `Make ${named$1(others)} a native sidecar, an init container with \`restartPolicy: Always\` (Kubernetes 1.29 or newer): Kubernetes ends it when the other containers are done. For older versions let the hook end it, or leave it out.${NO_DEADLINE}`,
		patch: isPod ? lines.join("\n") : [
			"spec:",
			"  template:",
			...lines.map((line) => `    ${line}`)
		].join("\n")
	};
}
const NO_DEADLINE = " `activeDeadlineSeconds` is no way out: it makes a failure of a hook that has done its work.";
function named$1(containers) {
	return `${forCount(containers, "container", "containers")} ${listed(containers.map(({ name }) => name))}`;
}
function stateText({ name, startedAt, finishedAt, exitCode }) {
	return exitCode === void 0 ? `container ${name}: running since ${startedAt}` : `container ${name}: started at ${startedAt}, ended with exit code ${exitCode} at ${finishedAt}`;
}

// src/diagnose/uninstall/hook-text.ts
function programText(hook, evidence) {
	const scripts = scriptsOf(hook, evidence);
	return [hook.body, ...scripts.map(({ body }) => body)].map((body) => JSON.stringify(body)).join("\n");
}
function programLines(hook, evidence) {
	return programLinesOf(hook, evidence).map(({ text }) => text);
}
function hasName(line, name) {
	return line.split(/[^\w.-]+/).includes(name);
}
function isAbout(hook, id, evidence) {
	const text = programText(hook, evidence);
	const words = [
		id.kind,
		id.resource,
		id.name
	].map((word) => word.replaceAll(".", String.raw`\.`));
	return new RegExp(String.raw`(?<![\w-])(${words.join("|")})(?![\w-])`, "i").test(text) || hasRightOn(hook, id, evidence);
}
function hasRightOn(hook, { group, resource }, evidence) {
	const account = podSpecOf(hook).serviceAccountName;
	const isBound = ({ body }) => recordsOf(body.subjects).some(({ kind, name }) => kind === "ServiceAccount" && name === account);
	const roles = renderedObjects(evidence).filter((object) => /^(Cluster)?RoleBinding$/.test(object.kind) && isBound(object)).map(({ body }) => recordOf(body.roleRef));
	return renderedObjects(evidence).filter(({ kind, name }) => roles.some((role) => role.kind === kind && role.name === name)).flatMap(({ body }) => recordsOf(body.rules)).some(({ apiGroups, resources }) => has(apiGroups, group) && has(resources, resource));
}
function has(list, value) {
	return Array.isArray(list) && list.includes(value);
}

// src/diagnose/uninstall/stopping-reason.ts
function stoppingReason(evidence) {
	const hooks = stoppingHooks(evidence);
	return notCreated(hooks, evidence) ?? endless(hooks, evidence) ?? loggedFailure(hooks, evidence) ?? waiting$1(hooks, evidence) ?? repeatedFailure(hooks, evidence) ?? failedJob(hooks, evidence) ?? outOfTime(evidence) ?? {
		why: "failed",
		fix: LOG_FIX
	};
}
function stoppingFacts(evidence) {
	const hooks = stoppingHooks(evidence);
	const found = endlessHook(hooks, evidence);
	const quoted = hooks.flatMap((hook) => eventsOfHook(hook, evidence)).filter(({ type }) => type === "Warning").slice(-3).map(({ reason, message, about }) => ({
		fact: `${reason}: ${message}`,
		source: `event of ${about}`
	}));
	return [...found ? endlessFacts(found) : [], ...quoted];
}
const LOG_FIX = {
	what: "Find out why the hook fails: let Helm print its log, and treat what is already gone as success where it deletes something.",
	patch: "metadata:\n  annotations:\n    helm.sh/hook: pre-delete\n    helm.sh/hook-output-log-policy: hook-failed"
};
function notCreated(hooks, evidence) {
	const events = hooks.flatMap((hook) => eventsOfHook(hook, evidence));
	const refused = events.findLast(({ reason }) => reason === "FailedCreate");
	if (refused === void 0 || events.some(({ reason }) => reason === "SuccessfulCreate")) return void 0;
	const account = /serviceaccount "([^"]+)" not found/.exec(refused.message)?.[1];
	if (account === void 0) return {
		why: `could not run: its pod was refused (${refused.message.replace(/^Error creating: /, "")})`,
		fix: { what: "Change the pod of the hook so that the namespace admits it; the evidence quotes what was refused." }
	};
	return {
		why: `could not run: its pod was refused, because ServiceAccount ${account} does not exist`,
		fix: {
			what: `Add ServiceAccount ${account}, with its role and binding, as pre-delete hooks of a lower weight than the hook that uses it.`,
			patch: COMPLETE_POLICY.replace("annotations:", "annotations:\n    helm.sh/hook: pre-delete\n    helm.sh/hook-weight: \"-1\"")
		}
	};
}
function endless(hooks, evidence) {
	const found = endlessHook(hooks, evidence);
	return found && {
		why: endlessWords(found, limitOf(evidence)),
		fix: endlessFix(found)
	};
}
function loggedFailure(hooks, evidence) {
	const runs = runsOf(hooks, evidence);
	const said = failedLogs(runs).at(-1)?.trim().split("\n").at(-1);
	if (said === void 0 || said === "") return void 0;
	const code = exitCodes(runs).at(-1);
	const waits = waiting$1(hooks, evidence);
	if (waits !== void 0) return {
		...waits,
		why: `${waits.why}; the last line of its log: ${said}`
	};
	const ended = code !== void 0 ? `failed with exit code ${code}` : ranOut(evidence) ? `did not end within ${limitOf(evidence)}` : "failed";
	const isGone = /not ?found/i.test(said);
	return {
		why: `${ended}; the last line of its log: ${said}`,
		fix: isGone ? { what: "Treat what is already gone as success: `--ignore-not-found` for kubectl." } : { what: "Change what the hook runs so that it succeeds: the evidence quotes its log." }
	};
}
function waiting$1(hooks, evidence) {
	if (!ranOut(evidence) || exitCodes(runsOf(hooks, evidence)).length > 0) return void 0;
	const held = evidence.changes.filter((change) => isPresent(change) && isDeleting(change) && foreignFinalizers(change, evidence).length > 0 && hooks.some((hook) => isAbout(hook, change.id, evidence)));
	const [first] = held;
	if (first === void 0) return void 0;
	const states = foreignFinalizers(first, evidence);
	const finalizers = listed(states.map(({ finalizer }) => `\`${finalizer}\``));
	const who = unique(states.flatMap(({ remover }) => remover.kind === "unknown" ? [] : [removerName(remover)]));
	const by = who.length === 0 ? "nobody took" : `${listed(who)} did not take`;
	const others = held.length === 1 ? "" : ` (and ${counted(held.length - 1, "other object")})`;
	return {
		why: `did not end within ${limitOf(evidence)}: ${shortName(first.id)}${others} is in deletion, and ${by} off its finalizer ${finalizers}`,
		fix: { what: `Let ${who.length === 0 ? "the controller" : listed(who)} take the finalizer off when an object is deleted, and let the hook wait with a limit of its own.` }
	};
}
function foreignFinalizers(change, evidence) {
	return finalizerStates(change, evidence).filter(({ remover }) => remover.kind !== "kubernetes");
}
function repeatedFailure(hooks, evidence) {
	for (const hook of hooks) {
		const pods = eventsOfHook(hook, evidence).filter(({ reason }) => reason === "SuccessfulCreate").length;
		const { completions = 1, parallelism = 1 } = isRecord(hook.body.spec) ? hook.body.spec : {};
		if (pods > 1 && completions === 1 && parallelism === 1) return {
			why: `failed: each pod that ended did so without success, and another was made, ${counted(pods, "pod")} in all`,
			fix: LOG_FIX
		};
	}
}
function failedJob(hooks, evidence) {
	const condition = hooks.flatMap((hook) => changesOfHook(hook, evidence)).map((change) => jobFailure(change, evidence)).find((found) => found !== void 0);
	const event = hooks.flatMap((hook) => eventsOfHook(hook, evidence)).findLast(({ reason }) => reason === "BackoffLimitExceeded" || reason === "DeadlineExceeded");
	const said = condition ?? event;
	return said && {
		why: `failed (${said.reason}: ${said.message})`,
		fix: LOG_FIX
	};
}
function outOfTime(evidence) {
	if (!ranOut(evidence)) return void 0;
	return {
		why: `did not end within ${limitOf(evidence)}`,
		fix: {
			what: "Let the hook end by itself (`activeDeadlineSeconds`, a limit for what it waits for), and let Helm print its log.",
			patch: LOG_FIX.patch
		}
	};
}
function ranOut({ uninstall }) {
	return /context deadline exceeded|timed out waiting/.test(uninstall?.stderr ?? "") || uninstall?.timedOut === true;
}
function limitOf({ uninstall }) {
	const at = uninstall?.argv.lastIndexOf("--timeout") ?? -1;
	const limit = at === -1 ? void 0 : uninstall?.argv[at + 1];
	return limit === void 0 ? "Helm's limit" : `Helm's limit of ${limit}`;
}

// src/diagnose/words/label-selector.ts
function selectorText(selector) {
	if (!isRecord(selector)) return "";
	const labels = isRecord(selector.matchLabels) ? Object.entries(selector.matchLabels) : [];
	const expressions = recordsOf(selector.matchExpressions).map(expressionText);
	return [...labels.map(([key, value]) => `${key}=${value}`), ...expressions].join(",");
}
function expressionText({ key, operator, values }) {
	const list = Array.isArray(values) ? values.join(", ") : "";
	switch (operator) {
		case "Exists": return String(key);
		case "DoesNotExist": return `!${key}`;
		case "NotIn": return `${key} notin (${list})`;
		default: return `${key} ${String(operator).toLowerCase()} (${list})`;
	}
}

// src/diagnose/evidence/backends.ts
function serviceState(ref, evidence) {
	const looked = evidence.backends.get(serviceKey(ref));
	if (looked !== void 0) return looked;
	if (objectAt(evidence, "after", {
		group: "",
		kind: "Service",
		...ref
	})) return "unknown";
	return evidence.after.failures.some((failure) => failure.resource === "services") ? "unknown" : "missing";
}
function isBroken(state) {
	return state === "missing" || state === "no-endpoints";
}
function serviceText(ref, state) {
	const what = state === "missing" ? "does not exist" : state === "no-endpoints" ? "has no ready endpoints" : "exists";
	return `Service ${serviceKey(ref)} ${what}`;
}
function webhooksOf(change, evidence) {
	if (!isWebhookConfiguration(change)) return [];
	return recordsOf(field(change, evidence, "webhooks")).map((webhook) => {
		const client = isRecord(webhook.clientConfig) ? webhook.clientConfig : {};
		const service = serviceRef(client.service);
		const covers = recordsOf(webhook.rules).map(({ operations, resources }) => ({
			operations: textsOf(operations),
			resources: textsOf(resources)
		}));
		return {
			name: String(webhook.name ?? ""),
			failurePolicy: String(webhook.failurePolicy ?? "Fail"),
			...service && { service },
			rules: covers.map(({ operations, resources }) => `${allOf(operations)} of ${allOf(resources)}`),
			covers,
			limits: limitsOf(webhook)
		};
	});
}
function limitsOf(webhook) {
	const selectors = ["namespaceSelector", "objectSelector"].flatMap((name) => {
		const text = selectorText(webhook[name]);
		return text === "" ? [] : [`${name} \`${text}\``];
	});
	const conditions = recordsOf(webhook.matchConditions).map(({ name, expression }) => `matchCondition ${name} \`${expression}\``);
	return [...selectors, ...conditions];
}
function textsOf(list) {
	return Array.isArray(list) ? list.map(String) : [];
}
function allOf(names) {
	return names.includes("*") ? "everything" : listed(names, 8);
}
function isWebhookConfiguration({ id }) {
	return id.group === "admissionregistration.k8s.io" && /^(validating|mutating)webhookconfigurations$/.test(id.resource);
}
function isApiService({ id }) {
	return id.group === "apiregistration.k8s.io" && id.resource === "apiservices";
}
function conversionService(change, evidence) {
	if (field(change, evidence, "spec", "conversion", "strategy") !== "Webhook") return void 0;
	return serviceRef(field(change, evidence, "spec", "conversion", "webhook", "clientConfig", "service"));
}
function aggregatedService(change, evidence) {
	return isApiService(change) ? serviceRef(field(change, evidence, "spec", "service")) : void 0;
}

// src/diagnose/finalizers/stalled.ts
function attendedFinalizers(change, evidence) {
	return finalizerStates(change, evidence).filter(isAttended);
}
function stallOf(states, evidence) {
	const who = listed(unique(states.map((state) => removerName(state.remover))));
	const isIdle = !workloadsOf(states).some((workload) => hasPod(workload, evidence));
	return {
		who,
		isIdle,
		waitingFor: `${who}, which ${isIdle ? "is there but has no pod: nothing does its clean-up" : "still runs but has not finished its clean-up"}`,
		fix: isIdle ? `Let ${who} run until what it has to clean up is gone: it is scaled to zero, or its pods cannot start.` : `Find out from the log of ${who} why it does not finish: what it needs may be deleted at the same time.`
	};
}
function waitReason({ who, isIdle }) {
	return `waits until ${who} has finished; ${isIdle ? "let it run" : "give it what it needs"} first`;
}
const MOST_LOGS$1 = 3;
function stallLogs(states, evidence) {
	return [...new Map(workloadsOf(states).filter((workload) => objectAt(evidence, "after", workload) && hasPod(workload, evidence)).map((workload) => [workloadName(workload), workload]))].slice(0, MOST_LOGS$1).map(([name, workload]) => logsCommand(workload, `says why ${name} does not finish`));
}
function workloadsOf(states) {
	return states.flatMap(({ remover }) => remover.kind === "workload" ? remover.workloads : []);
}

// src/diagnose/finalizers/release.ts
function releaseCommands(changes, evidence, { afterRelease = false } = {}) {
	const plans = changes.map((change) => planOf(change, afterRelease, evidence));
	return [
		...deletions(plans),
		...removals(plans),
		...waits(plans, evidence)
	];
}
function planOf(change, afterRelease, evidence) {
	const states = finalizerStates(change, evidence);
	const attended = states.filter((state) => isAttended(state) && !(afterRelease && isOfRelease(state)));
	const removed = states.filter((state) => state.remover.kind !== "kubernetes" && !attended.includes(state));
	return {
		change,
		attended,
		removed,
		kept: states.filter((state) => !removed.includes(state)).map((state) => state.finalizer)
	};
}
function deletions(plans) {
	const asked = plans.filter(({ change }) => !isDeleting(change));
	const [hanging, free] = [asked.filter(isHeld), asked.filter((plan) => !isHeld(plan))];
	return [...deleteCommands(changesOf(hanging), "asks for the deletion; it hangs until the finalizer is taken off", NO_WAIT), ...deleteCommands(changesOf(free), "asks for the deletion", NO_WAIT)];
}
const NO_WAIT = { wait: false };
function isHeld({ removed }) {
	return removed.length > 0;
}
function changesOf(plans) {
	return plans.map(({ change }) => change);
}
function removals(plans) {
	return [...Map.groupBy(plans.filter(isHeld), ({ removed }) => reasonKey(removed)).values()].flatMap((group) => {
		const why = skipped(changesOf(group), group[0]?.removed ?? []);
		return group.map(({ change, kept }) => patchCommand(change.id, { metadata: { finalizers: kept.length === 0 ? null : kept } }, why));
	});
}
function reasonKey(removed) {
	return removed.map((state) => `${state.finalizer}|${removerName(state.remover)}|${isSure(state)}`).join();
}
function waits(plans, evidence) {
	return plans.filter(({ attended }) => attended.length > 0).flatMap(({ change, attended }) => waitCommands([change], waitReason(stallOf(attended, evidence))));
}
function isOfRelease({ remover }) {
	return remover.kind === "workload" && remover.workloads.every(({ source }) => source !== void 0);
}
function skipped(changes, removed) {
	const who = removerName(removed[0]?.remover ?? { kind: "unknown" });
	const finalizers = listed(unique(removed.map(({ finalizer }) => finalizer)));
	const nobody = removed.every(isSure) ? "because nobody else can" : "if nobody else does";
	return `SKIPS the clean-up that ${who} would have done for ${objectsListed(changes)}: check first what ${finalizers} protects; then take the finalizer off, ${nobody}`;
}
function isSure({ remover }) {
	return remover.kind !== "workload" || remover.presence !== "unknown";
}

// src/diagnose/uninstall/without-hooks.ts
function uninstallWithoutHooks(changes, evidence, skipped) {
	return [{
		argv: [
			"helm",
			"uninstall",
			evidence.releaseName,
			"--namespace",
			evidence.namespace,
			"--no-hooks"
		],
		why: `uninstalls without running hooks: ${skipped} is then NOT done, do it by hand first where it matters`
	}, ...commandsAfter(changes.filter((change) => isPresent(change) && !goesWithRelease(change, evidence)), evidence)];
}
function goesWithRelease(change, evidence) {
	const record = releaseRecord(objectOf(change));
	return manifestObjectOf(change.id, evidence) !== void 0 || record?.release === evidence.releaseName;
}
function commandsAfter(left, evidence) {
	const isNamespace = ({ id }) => id.group === "" && id.kind === "Namespace";
	const isHeld = (change) => finalizerStates(change, evidence).some((state) => state.remover.kind !== "kubernetes");
	const groups = Map.groupBy(left, (change) => {
		if (isWebhookConfiguration(change)) return "webhooks";
		if (isCrd(change.id)) return "crds";
		if (isNamespace(change)) return "namespaces";
		return isHeld(change) ? "held" : isCustomResource(evidence, change.id) ? "instances" : "others";
	});
	const of = (group) => groups.get(group) ?? [];
	return [
		...deleteCommands(of("webhooks"), "then what Helm does not delete: webhooks first, they may refuse everything else"),
		...releaseCommands(of("held"), evidence, { afterRelease: true }),
		...deleteCommands(of("instances"), "deletes the objects of the CRDs that came with the chart"),
		...deleteCommands(of("others"), "deletes what is not part of the release, with the DATA in it"),
		...deleteCommands(of("crds"), "deletes the CRDs, and with them ALL their instances in all namespaces"),
		...deleteCommands(of("namespaces"), "deletes the namespaces, with ALL that is in them")
	];
}

// src/diagnose/rules/a11-uninstall-failed.ts
const a11 = {
	id: "A11",
	title: "The uninstall failed and left the release in place",
	severity: "leaked",
	docs: [DOCS.helmHooks, DOCS.helmUninstall],
	page: {
		what: "`helm uninstall` stopped with an error, and the release is still there, most often because a pre-delete hook failed.",
		looks: "The exit code is not 0, the Secret `sh.helm.release.v1.*` carries the label `status=uninstalling`, and all objects of the release are still there.",
		why: "Helm runs the pre-delete hooks first and deletes nothing when one of them fails. An error while deleting also keeps the release, and the post-delete hooks are then not run.",
		fix: "Give the hook what it needs (ServiceAccount and rights as hooks of a lower weight, an image), let it end by itself (a sidecar as an init container with `restartPolicy: Always`), treat \"not found\" as success, and print its log when it fails (`helm.sh/hook-output-log-policy: hook-failed`).",
		cleanUp: "`helm uninstall RELEASE --no-hooks` deletes the release without running the hooks. What the hooks were to do is then not done: do it by hand first where it matters. What is not part of the release (CRDs of `crds/`, what programs made at run time) stays, and is deleted by name."
	},
	claims: claimsAborted,
	always: abortedGroup,
	explain(changes, evidence) {
		const hooks = stoppingHookNames(evidence);
		const common = {
			evidence: abortedFacts(changes, evidence),
			attribution: stoppingAttribution(evidence)
		};
		if (uninstallOutcome(evidence) !== "nothing-deleted" || hooks.length === 0) return {
			...common,
			title: "helm uninstall stopped with an error",
			cause: `\`helm uninstall\` stopped with an error before it had deleted everything; ${counted(changes.length, "object")} stayed, and the release is still recorded.`,
			chartFix: { what: "Remove what made Helm fail: its message is quoted in the evidence." },
			cleanUp: uninstallWithoutHooks(changes, evidence, "the work of the hooks")
		};
		const hook = listed(hooks);
		const { why, fix } = stoppingReason(evidence);
		return {
			...common,
			evidence: [...stoppingFacts(evidence), ...common.evidence],
			cause: `The pre-delete hook ${hook} ${why}. Helm deletes nothing when such a hook fails: the whole release is still there.`,
			chartFix: fix,
			cleanUp: uninstallWithoutHooks(changes, evidence, `the work of ${hook}`)
		};
	}
};

// src/diagnose/rules/a12-hook-cannot-start.ts
const a12 = {
	id: "A12",
	title: "A pre-delete hook cannot start, so nothing was deleted",
	severity: "leaked",
	docs: [DOCS.helmHooks, DOCS.podLifecycle],
	page: {
		what: "The pod of a pre-delete hook could not start, so the uninstall gave up and deleted nothing.",
		looks: "The hook's pod is Pending: `PodScheduled=False` with reason Unschedulable, or a container that waits with `ImagePullBackOff`, `ErrImagePull` or `ErrImageNeverPull`. Helm waits until its timeout.",
		why: "The hook needs something that is not there (any more) at the uninstall: an image, a pull secret, a node with room, a toleration.",
		fix: "Use an image that the chart needs anyway, give the hook the pull secrets and tolerations of the other pods, and set `activeDeadlineSeconds` on its Job.",
		cleanUp: "`helm uninstall RELEASE --no-hooks`; the work of the hook is then not done."
	},
	claims: (change, evidence) => stoppingStarts(evidence).length > 0 ? claimsAborted(change, evidence) : void 0,
	explain(changes, evidence) {
		const stayed = whatStayed(evidence);
		const hook = listed(stoppingHookNames(evidence));
		const starts = stoppingStarts(evidence);
		return {
			title: `A pre-delete hook cannot start, so ${stayed}`,
			cause: `The pod of the pre-delete hook ${hook} could not start (${reasonIn(starts[0]?.fact ?? "")}), so the uninstall gave up and ${stayed} (${counted(changes.length, "object")} stayed).`,
			evidence: [...starts, ...abortedFacts(changes, evidence)],
			attribution: stoppingAttribution(evidence),
			chartFix: {
				what: "Give the hook an image and a node that are still there at uninstall time (pull secrets, tolerations), and a deadline.",
				patch: "spec:\n  activeDeadlineSeconds: 120\n  template:\n    spec:\n      tolerations:\n        - operator: Exists"
			},
			cleanUp: uninstallWithoutHooks(changes, evidence, `the work of ${hook}`)
		};
	}
};
function reasonIn(fact) {
	return fact.replace(/^Failed: (?:Error: )?/, "").split(/: |:$/)[0] ?? "";
}
const stoppingStarts = oncePerEvidence((evidence) => startFailures(stoppingHooks(evidence), evidence));

// src/diagnose/rules/a13-hook-refuses.ts
const GUARD = /deleting-confirmation-flag is set to false/;
const a13 = {
	id: "A13",
	title: "A pre-delete hook refuses until a setting allows the uninstall",
	severity: "leaked",
	docs: [DOCS.helmHooks],
	page: {
		what: "A pre-delete hook refuses to work until a setting allows the uninstall.",
		looks: "The log of the hook says `deleting-confirmation-flag is set to false`; the release is still there.",
		why: "The chart protects data on purpose: its hook fails, and Helm then deletes nothing.",
		fix: "Document the setting at the place where users read how to uninstall, and let the hook succeed when the setting was never made (a release that never worked must be removable).",
		cleanUp: "Allow the uninstall by the chart's setting and uninstall again. `--no-hooks` goes around the protection: only when the data is not needed."
	},
	claims: (change, evidence) => failedPreDeleteLogs(evidence).some((log) => GUARD.test(log)) ? claimsAborted(change, evidence) : void 0,
	explain: (changes, evidence) => ({
		cause: `The pre-delete hook ${listed(stoppingHookNames(evidence))} refused: the setting \`deleting-confirmation-flag\` is false, so ${whatStayed(evidence)}.`,
		evidence: abortedFacts(changes, evidence),
		attribution: stoppingAttribution(evidence),
		chartFix: { what: "Document the setting that allows the uninstall, and let the hook succeed when the setting was never made." },
		cleanUp: uninstallWithoutHooks(changes, evidence, "the check of the hook, which protects data,")
	})
};

// src/diagnose/rules/a14-hook-lacks-rights.ts
const FORBIDDEN = /forbidden: User "(system:serviceaccount:[^"]+)"/;
const a14 = {
	id: "A14",
	title: "A delete hook lacks the rights for its work",
	severity: "leaked",
	docs: [DOCS.helmHooks, DOCS.rbac],
	page: {
		what: "A delete hook may not do what it has to do: the API server refuses its requests.",
		looks: "The log of the hook says `forbidden: User \"system:serviceaccount:…\"`; the uninstall failed and the release is still there.",
		why: "The role of the hook is missing, or was never made because the install failed half way. For post-delete hooks there is one more way: ServiceAccount and role are objects of the release, and already gone.",
		fix: "Make the ServiceAccount, role and binding hooks themselves, of a lower `helm.sh/hook-weight` and with a complete delete policy.",
		cleanUp: "`helm uninstall RELEASE --no-hooks`; the work of the hook is then not done."
	},
	claims: (change, evidence) => failedPreDeleteLogs(evidence).some((log) => FORBIDDEN.test(log)) ? claimsAborted(change, evidence) : void 0,
	explain(changes, evidence) {
		const user = failedPreDeleteLogs(evidence).map((log) => FORBIDDEN.exec(log)?.[1]).find((found) => found !== void 0);
		return {
			cause: `The pre-delete hook ${listed(stoppingHookNames(evidence))} runs as ${user}, which lacks the rights for its work; it failed, so ${whatStayed(evidence)}.`,
			evidence: abortedFacts(changes, evidence),
			attribution: stoppingAttribution(evidence),
			chartFix: {
				what: "Make the ServiceAccount, Role and RoleBinding of the hook hooks themselves, of lower weight and with a delete policy.",
				patch: "metadata:\n  annotations:\n    helm.sh/hook: pre-delete\n    helm.sh/hook-weight: \"-1\"\n    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded,hook-failed"
			},
			cleanUp: uninstallWithoutHooks(changes, evidence, "the work of the hook")
		};
	}
};

// src/diagnose/rules/a15-idle-clean-up-hook.ts
const DELETES_CRDS = /\bdelete\b.{0,80}(?<![\w.-])(crds?|customresourcedefinitions?)(?![\w-]|\.(?!apiextensions\.k8s\.io))/i;
const a15 = {
	id: "A15",
	title: "A clean-up hook reported success without having done its work",
	severity: "leaked",
	docs: [DOCS.helmHooks, DOCS.helmCrds],
	page: {
		what: "A delete hook that is there to delete the CRDs of the chart ended with success, and all of them are still there.",
		looks: "The exit code of the uninstall is 0, and the hook itself is gone, deleted by its policy: there is no trace of what it did not do.",
		why: "The hook hides its errors (`|| true`, `2>/dev/null`), or it was started with an empty list. One way to that: `.Files` of a chart does not contain the files of its subcharts, so that `.Files.Glob \"charts/…\"` is always empty.",
		fix: "Compute the list where the files are (in the subchart), or select the CRDs by a label. Let the hook fail when its list is empty, and let it check at the end that they are gone.",
		cleanUp: "`kubectl delete crd NAME`, after a look at its instances: they go with it."
	},
	claims(change, evidence) {
		if (!isCrd(change.id) || change.kind !== "left" || isDeleting(change) || hookOf(change, evidence)) return void 0;
		const file = crdFileOf(change.id, evidence);
		if (file === void 0 || owningRelease(objectOf(change))) return void 0;
		return isUntouched(file.subchart, evidence) ? idleHook(evidence).hook?.name : void 0;
	},
	explain(changes, evidence) {
		const { hook } = idleHook(evidence);
		const where = crdsDirectory(changes.map(({ id }) => id), evidence);
		const title = hook && hookTitle(hook.events, hook);
		const empty = hook ? emptyArguments(hook) : [];
		const nothing = empty.length === 0 ? "" : " One of its arguments is empty: it may have been given nothing to delete.";
		return {
			cause: `${objectsListed(changes)} ${forCount(changes, "comes", "come")} from ${where}, which Helm never deletes. The chart has ${title ? `the ${title}` : "a hook"} for that: it reported success and deleted ${forCount(changes, "it not", "none of them")}.${nothing}`,
			evidence: [
				{
					fact: "the command ended with exit code 0: all hooks have succeeded",
					source: "helm uninstall"
				},
				...empty,
				...changes.slice(0, 10).map((change) => ({
					fact: `lies in ${sourceText(crdFileOf(change.id, evidence)?.source ?? { file: "crds/" })}, and is still there`,
					source: displayName(change.id)
				}))
			],
			attribution: hook ? {
				...templateOf(hook.source, evidence),
				hook: hookTitle(hook.events, hook)
			} : {},
			chartFix: { what: "Let the hook fail when it is given nothing to delete, and check that the CRDs are gone. `.Files` of a chart does not contain the files of its subcharts: compute the list in the subchart, or select by a label." },
			cleanUp: deleteCommands(changes, "deletes the CRDs, and with them ALL their instances in all namespaces")
		};
	}
};
const idleHook = oncePerEvidence((evidence) => {
	const { uninstall } = evidence;
	if (uninstall?.exitCode !== 0 || skipsHooks(uninstall.argv)) return {};
	const hook = [...hooksFor("post-delete", evidence), ...hooksFor("pre-delete", evidence)].find((candidate) => DELETES_CRDS.test(programText(candidate, evidence)));
	return hook ? { hook } : {};
});
function isUntouched(subchart, evidence) {
	const crds = (evidence.chart?.crds ?? evidence.release?.crds ?? []).filter((crd) => crd.subchart === subchart);
	const place = {
		group: "apiextensions.k8s.io",
		kind: "CustomResourceDefinition"
	};
	return crds.every(({ name }) => objectAt(evidence, "after", {
		...place,
		name
	}));
}
function emptyArguments(hook) {
	return recordsOf(podSpecOf(hook).containers).flatMap((container) => ["command", "args"].flatMap((field) => {
		const empty = (Array.isArray(container[field]) ? container[field] : []).flatMap((word, index) => word === "" ? [`\`${field}[${index}]\``] : []);
		if (empty.length === 0) return [];
		return [{
			fact: `${listed(empty)} rendered empty`,
			source: sourceText(hook.source)
		}];
	}));
}

// src/diagnose/rules/a16-post-delete-hook-failed.ts
const a16 = {
	id: "A16",
	title: "A post-delete hook failed after the release was already gone",
	severity: "leaked",
	docs: [DOCS.helmHooks],
	page: {
		what: "A post-delete hook failed when Helm had already deleted the release and its record.",
		looks: "The exit code is not 0 (\"uninstallation completed with 1 error(s)\"), a hook failed or did not end, no Secret `sh.helm.release.v1.*` is left, and a second try says `release: not found`. (With `--wait` the same error may come from Helm's wait for the objects, while the hooks succeeded: that is A24.)",
		why: "Helm deletes its record of the release even if a post-delete hook fails. Nothing is left from which the uninstall could be tried again.",
		fix: "Make the post-delete hook idempotent and give it what it needs (rights, image) as hooks of its own. Work that must not be lost belongs in a pre-delete hook.",
		cleanUp: "Delete the failed hook, and do its work by hand."
	},
	claims: (change, evidence) => isFailedHook(change, evidence) ? group(evidence) : void 0,
	always: group,
	explain(changes, evidence) {
		const hooks = failedPostDeleteHooks(evidence);
		const isPurged = ownRecords(evidence).length === 0;
		const again = isPurged ? "(\"release: not found\")" : "(only the history is kept, and Helm runs no hooks of it)";
		const endless = endlessHook(hooks, evidence);
		const work = endless ? `. The hook ${endlessWords(endless, limitOf(evidence))}` : ", and what the hook was to clean up may still be there";
		return {
			cause: `The post-delete hook ${listed(hookNames(hooks, evidence))} failed when Helm had already deleted the release: the uninstall cannot be tried again ${again}${work}.`,
			evidence: [
				...endless ? endlessFacts(endless) : [],
				...uninstallFacts(evidence),
				...hookFailureFacts("post-delete", evidence, hooks),
				...startFailures(hooks, evidence),
				...isPurged ? [{
					fact: "the cluster has no record of the release any more",
					source: "snapshot after the uninstall"
				}] : []
			],
			attribution: hookAttribution(hooks, "post-delete", evidence),
			chartFix: endless ? endlessFix(endless) : {
				what: "Make the post-delete hook idempotent and give it what it needs (rights, image) as hooks of its own; do work that must not be lost in a pre-delete hook.",
				patch: "metadata:\n  annotations:\n    helm.sh/hook: post-delete\n    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded,hook-failed"
			},
			cleanUp: deleteCommands(changes, endless ? "deletes the hook" : "deletes the failed hook; the work that it did not do has to be done by hand")
		};
	}
};
function group(evidence) {
	return failedPostDeleteHooks(evidence).length > 0 ? "post-delete" : void 0;
}
function isFailedHook({ id, after }, evidence) {
	const hook = after && hookObjectOf(id, evidence);
	return hook !== void 0 && failedPostDeleteHooks(evidence).includes(hook) && !isCompleted(hook, evidence);
}

// src/diagnose/rules/a17-crd-went-first.ts
const NO_SUCH_KIND = /no matches for kind "?([^"\s]+)"?/;
const a17 = {
	id: "A17",
	title: "A CRD went before the uninstall, so Helm deleted nothing",
	severity: "leaked",
	docs: [DOCS.helmCrds, DOCS.helmUninstall],
	page: {
		what: "The release contains a custom resource whose CRD was gone before the uninstall, so that Helm deleted nothing.",
		looks: "Helm says `no matches for kind \"…\"` (Helm 4 only `failed to delete release`); everything of the release is still there.",
		why: "Before it deletes, Helm looks up every object of the manifest in the API. One kind that the API server does not know makes that fail as a whole.",
		fix: "Do not delete the CRD before the release is uninstalled, neither in a pre-delete hook nor by an operator that cleans up early.",
		cleanUp: "Delete the objects by name, and then the Secret with Helm's record. Or apply the CRD again and uninstall."
	},
	claims: (change, evidence) => missingKind(evidence).kind === void 0 ? void 0 : claimsAborted(change, evidence),
	explain(changes, evidence) {
		const { kind = "of the manifest", object } = missingKind(evidence);
		return {
			cause: `The release contains an object of kind ${kind}, but the CRD of that kind was already gone; Helm then refuses to delete anything (${counted(changes.length, "object")} stayed).`,
			evidence: [...abortedFacts(changes, evidence), ...object ? [unservedFact(object)] : []],
			attribution: object ? templateOf(object.source, evidence) : {},
			chartFix: { what: `Do not delete the CRD of ${kind} before the release is uninstalled (in a pre-delete hook, for instance).` },
			cleanUp: [...deleteCommands(changes, "deletes what the uninstall left"), ...forgetRelease(evidence)]
		};
	}
};
const missingKind = oncePerEvidence((evidence) => {
	const named = NO_SUCH_KIND.exec(evidence.uninstall?.stderr ?? "")?.[1];
	const isNamed = ({ kind }) => kind === named;
	if (named === void 0 && !isRefusal(evidence)) return {};
	const object = evidence.release?.objects.find(named === void 0 ? isUnserved(evidence) : isNamed);
	const kind = named ?? object?.kind;
	return {
		...kind !== void 0 && { kind },
		...object && { object }
	};
});
function isRefusal(evidence) {
	const said = evidence.uninstall?.stderr ?? "";
	return uninstallOutcome(evidence) === "nothing-deleted" && said.includes("failed to delete release");
}
function isUnserved({ after }) {
	const key = (group, kind) => `${group}|${kind}`;
	const served = new Set(after.types.map(({ group, kind }) => key(group, kind)));
	const groups = new Set(after.failures.map(({ resource }) => resource.split("/")[0]));
	return ({ apiVersion, kind }) => {
		const group = groupOf(apiVersion);
		return served.size > 0 && group.includes(".") && !served.has(key(group, kind)) && !groups.has(group);
	};
}
function unservedFact({ apiVersion, kind, name, source }) {
	return {
		fact: `${kind}/${name} of ${apiVersion}: the API server does not serve this kind`,
		source: sourceText(source)
	};
}
function forgetRelease(evidence) {
	return ownRecords(evidence).map(({ id }) => ({
		argv: [
			"kubectl",
			"delete",
			id.resource,
			id.name,
			"--namespace",
			evidence.namespace,
			"--ignore-not-found"
		],
		why: "removes the record of the release, which can no longer be uninstalled"
	}));
}

// src/diagnose/rules/a18-release-namespace.ts
const a18 = {
	id: "A18",
	title: "The namespace made by --create-namespace stays",
	severity: "noise",
	docs: [DOCS.helmInstall, DOCS.helmUninstall],
	page: {
		what: "The namespace of the release was made by `helm install --create-namespace`, and stays.",
		looks: "A namespace without annotations of the release, in which only what Kubernetes puts into every namespace is left.",
		why: "Helm does not count this namespace as part of the release, and has no flag that takes it back. It is so for every chart.",
		fix: "Change nothing in the chart. Create the namespace before the install if it is to be counted as given.",
		cleanUp: "`kubectl delete namespace NAME` deletes it with everything in it."
	},
	claims(change, evidence) {
		const { id } = change;
		if (change.kind !== "left" || id.group !== "" || id.resource !== "namespaces") return void 0;
		if (id.name !== evidence.namespace || evidence.namespaceMadeBy !== "helm") return void 0;
		const creator = creatorOf(objectOf(change))?.manager;
		return manifestObjectOf(id, evidence) || owningRelease(objectOf(change)) || hookOf(change, evidence) || creator !== void 0 && isController(creator) ? void 0 : "namespace";
	},
	explain: (changes, evidence) => ({
		cause: `Namespace ${evidence.namespace} was made by \`helm install --create-namespace\`; Helm never deletes it. This is Helm's way for every chart, not a leak of this one.`,
		evidence: [{
			fact: "it is the namespace of the release, was not in the baseline, and has no release annotation",
			source: `namespaces/${evidence.namespace}`
		}],
		attribution: {},
		chartFix: { what: "Change nothing in the chart; create the namespace before the install if it is to be counted as given." },
		cleanUp: deleteCommands(changes, "deletes the namespace with everything in it")
	})
};

// src/diagnose/rules/a19-namespace-in-templates.ts
const a19 = {
	id: "A19",
	title: "A Namespace in the templates took foreign objects with it",
	severity: "leaked",
	docs: [DOCS.helmKeep, DOCS.namespaces],
	page: {
		what: "A Namespace in the templates was deleted with the release, and with it objects that others had in it.",
		looks: "A namespace of the baseline, and what was in it, is gone after the uninstall.",
		why: "Deleting a namespace deletes everything in it. A Namespace in the templates is an object like any other for Helm: it takes over one that exists (`--take-ownership`, or the annotations of the release on it), and deletes it at the uninstall.",
		fix: "Take the Namespace out of the templates and let users choose it (`--namespace`), or give it `helm.sh/resource-policy: keep`.",
		cleanUp: "Nothing brings the objects back: restore them from where they were made."
	},
	claims: (change, evidence) => lostNamespace(change, evidence),
	explain(changes, evidence) {
		const names = unique(changes.flatMap((change) => lostNamespace(change, evidence) ?? []));
		const namespaces = listed(names);
		const source = evidence.release?.objects.find(({ kind, name }) => kind === "Namespace" && names.includes(name))?.source;
		return {
			cause: `Namespace ${namespaces} is an object of the chart, so the uninstall deleted it, with ${counted(changes.length, "object")} that existed before the chart: ${objectsListed(changes)}.`,
			evidence: [{
				fact: `kind Namespace, name ${namespaces}`,
				source: source ? sourceText(source) : "release manifest"
			}, {
				fact: `${objectsListed(changes, 6)} existed before the install and are gone`,
				source: "snapshots before and after"
			}],
			attribution: {
				...attribute(changes, evidence),
				...source && { template: source }
			},
			chartFix: {
				what: "Take the Namespace out of the templates, or keep it.",
				patch: "metadata:\n  annotations:\n    helm.sh/resource-policy: keep"
			},
			cleanUp: []
		};
	}
};
function lostNamespace({ kind, id }, evidence) {
	if (kind !== "lost") return void 0;
	const name = id.kind === "Namespace" && id.group === "" ? id.name : id.namespace;
	if (name === void 0) return void 0;
	const namespace = {
		group: "",
		version: "v1",
		resource: "namespaces",
		kind: "Namespace",
		name,
		uid: ""
	};
	return ![...evidence.after.objects.values()].some((object) => object.id.resource === "namespaces" && object.id.name === name && !object.deletionTimestamp) && manifestObjectOf(namespace, evidence) ? name : void 0;
}

// src/diagnose/rules/a20-baseline-object-deleted.ts
const a20 = {
	id: "A20",
	title: "The release deleted an object that was there before it",
	severity: "leaked",
	docs: [DOCS.helmInstall, DOCS.helmUninstall],
	page: {
		what: "The release took over an object that was there before it, and its uninstall deleted it.",
		looks: "An object of the baseline, named in the manifest of the release, is gone.",
		why: "Helm takes over objects that exist with `--take-ownership`, or when they carry its annotations; from then on they are its own, and it deletes them.",
		fix: "Do not render objects that may exist already: give them a name of the release, or check with `lookup` first.",
		cleanUp: "Nothing brings the object back: make it again from where it came from."
	},
	claims: (change, evidence) => change.kind === "lost" && manifestObjectOf(change.id, evidence) ? "adopted" : void 0,
	explain: (changes, evidence) => ({
		cause: `${objectsListed(changes)} existed before the chart. The release took ${forCount(changes, "it", "them")} over as its own, so the uninstall deleted ${forCount(changes, "it", "them")}.`,
		evidence: changes.map((change) => {
			const source = sourceOf$2(change, evidence);
			return {
				fact: `in the baseline with UID ${change.id.uid}, in the release manifest${source ? ` (${sourceText(source)})` : ""}, and gone after the uninstall`,
				source: displayName(change.id)
			};
		}),
		attribution: attribute(changes, evidence),
		chartFix: { what: "Do not render objects that may exist already: give them a name of the release, or check with `lookup` first." },
		cleanUp: []
	})
};

// src/diagnose/rules/a21-release-record.ts
function keepsHistory({ argv, releaseStatus }) {
	return releaseStatus !== void 0 && releaseStatus !== "unknown" ? releaseStatus === "uninstalled" : asksToKeepHistory(argv);
}
const a21 = {
	id: "A21",
	title: "Helm's record of the release stays",
	severity: "leaked",
	docs: [DOCS.helmUninstall],
	page: {
		what: "Helm's own record of the release is still there.",
		looks: "A Secret (or ConfigMap) `sh.helm.release.v1.RELEASE.vN` in the namespace of the release, while the objects of the release are gone.",
		why: "With `--keep-history` that is what was asked for. Otherwise the purge, the last thing that Helm does, failed: an admission policy or webhook refused it, or Helm could not read the record.",
		fix: "Uninstall without `--keep-history` when the history is not needed; else let what refused (the output of `helm uninstall` names it) let records of releases with the label `status=uninstalling` pass.",
		cleanUp: "Remove what refused the purge, then delete the Secret; `helm history` and `helm rollback` then no longer know the release."
	},
	claims(change, evidence) {
		return (change.kind === "left" ? releaseRecord(objectOf(change)) : void 0)?.release === evidence.releaseName && change.id.namespace === evidence.namespace ? "record" : void 0;
	},
	explain(changes, evidence) {
		const isAskedFor = evidence.uninstall !== void 0 && keepsHistory(evidence.uninstall);
		return {
			...isAskedFor && { severity: "kept" },
			cause: isAskedFor ? `${objectsListed(changes)} ${forCount(changes, "is", "are")} the history of the release, kept because the uninstall was run with \`--keep-history\`.` : `${objectsListed(changes)} ${forCount(changes, "is", "are")} Helm's record of the release: Helm did not purge it, so the release still counts as installed.`,
			evidence: [...isAskedFor ? [] : uninstallFacts(evidence), ...changes.map((change) => ({
				fact: `release ${evidence.releaseName}, revision ${releaseRecord(objectOf(change))?.revision}, status ${releaseRecord(objectOf(change))?.status}`,
				source: `labels of ${displayName(change.id)}`
			}))],
			attribution: {},
			chartFix: { what: isAskedFor ? "Uninstall without `--keep-history` if the history is not needed." : "Find out from the output of `helm uninstall` why the record was not purged: what refuses the deletion of Secrets has to let those of releases with the label `status=uninstalling` pass." },
			cleanUp: deleteCommands(changes, "removes the record of the release; `helm history` and `helm rollback` no longer know it")
		};
	}
};

// src/diagnose/rules/a22-not-in-last-manifest.ts
const a22 = {
	id: "A22",
	title: "Made by the release, but not in its last manifest",
	severity: "leaked",
	docs: [DOCS.helmUninstall],
	page: {
		what: "An object belongs to the release by its annotations, but its last manifest does not contain it.",
		looks: "`meta.helm.sh/release-name` names the release, and `helm get manifest` has no such object.",
		why: "The uninstall deletes what the last manifest names. An object of an earlier revision that an upgrade dropped without deleting it (a failed upgrade, a policy `keep` that was removed later), or one that was applied with the annotations by something else, stays.",
		fix: "Repair the upgrade that dropped the objects without deleting them; do not put the annotations of the release on objects that Helm did not render.",
		cleanUp: "Delete the objects by name."
	},
	claims(change, evidence) {
		const owner = owningRelease(objectOf(change));
		if (change.kind !== "left" || evidence.release === void 0 || hookOf(change, evidence)) return void 0;
		if (owner?.name !== evidence.releaseName || owner.namespace !== evidence.namespace) return void 0;
		return manifestObjectOf(change.id, evidence) || resourcePolicy(objectOf(change)) ? void 0 : "older revision";
	},
	explain: (changes, evidence) => ({
		cause: `${objectsListed(changes)} ${forCount(changes, "is marked", "are marked")} as owned by the release, but ${forCount(changes, "is", "are")} not in its last manifest. Helm deletes only what the last manifest names, so objects of an earlier revision stay.`,
		evidence: changes.slice(0, 5).map((change) => ({
			fact: `\`${RELEASE_NAME}: ${evidence.releaseName}\`, and no such object in \`helm get manifest\``,
			source: `annotations of ${displayName(change.id)}`
		})),
		attribution: attribute(changes, evidence),
		chartFix: { what: "Repair the upgrade that dropped these objects from the manifest without deleting them." },
		cleanUp: deleteCommands(changes, "deletes what an earlier revision left")
	})
};

// src/diagnose/rules/a24-error-after-purge.ts
const a24 = {
	id: "A24",
	title: "helm uninstall reported an error although the release is gone",
	severity: "noise",
	docs: [DOCS.helmUninstall],
	page: {
		what: "`helm uninstall` reported an error although everything of the release is gone.",
		looks: "The exit code is not 0, often after the whole timeout, neither an object nor a record of the release is left, and no post-delete hook failed.",
		why: "The error comes from Helm's waiting for the deletion, not from the deletion, and Helm purges its record all the same: its limit was over before the last object went (a pod with a long grace period, `--wait --cascade foreground`), or it reported falsely, as some versions of Helm 4 do.",
		fix: "Change nothing in the chart, or let its pods end sooner. Where the error disturbs, uninstall without `--wait` or with a longer `--timeout`; where the watcher of Helm 4 reported falsely, with `--wait=legacy`.",
		cleanUp: "Nothing is left."
	},
	claims: () => void 0,
	always: (evidence) => uninstallOutcome(evidence) === "purged" && failedPostDeleteHooks(evidence).length === 0 && isAllGone(evidence) ? "wait" : void 0,
	explain: (_changes, evidence) => ({
		cause: "`helm uninstall` ended with an error, but no object of the release is left: its waiting for the deletion ended before the deletion did, or reported falsely, as it is known to do. The comparison of the cluster counts, not the exit code.",
		evidence: [...uninstallFacts(evidence), {
			fact: "no object of the release manifest is left",
			source: "snapshot after the uninstall"
		}],
		attribution: {},
		chartFix: { what: "Change nothing in the chart, or let its pods end sooner; where the error disturbs, uninstall without `--wait` or with a longer `--timeout`; where the watcher of Helm 4 reported falsely, with `--wait=legacy`." },
		cleanUp: []
	})
};
function isAllGone(evidence) {
	return (evidence.release?.objects ?? []).every((object) => {
		const place = {
			group: groupOf(object.apiVersion),
			kind: object.kind,
			name: object.name
		};
		const namespace = object.namespace ?? evidence.namespace;
		return !objectAt(evidence, "after", place) && !objectAt(evidence, "after", {
			...place,
			namespace
		});
	});
}

// src/diagnose/probe/culprits.ts
function isBlamed(change, { conditions, refused = "" }, evidence) {
	if (!isPresent(change)) return false;
	const words = [...conditions.map(({ message }) => message), refused];
	return namesOf$1(change, evidence).some((name) => words.some((text) => text.includes(name)));
}
function namesOf$1(change, evidence) {
	const { id } = change;
	switch (resourceName(id)) {
		case "validatingadmissionpolicies.admissionregistration.k8s.io": return [`ValidatingAdmissionPolicy '${id.name}'`];
		case "apiservices.apiregistration.k8s.io": return [groupVersionOf(id.name)];
		default:
			if (isCrd(id)) return [`conversion webhook for ${id.name.slice(id.name.indexOf(".") + 1)}/`];
			return webhooksOf(change, evidence).map(({ name }) => `webhook "${name}"`);
	}
}
function groupVersionOf(name) {
	const dot = name.indexOf(".");
	return `${name.slice(dot + 1)}/${name.slice(0, dot)}: `;
}

// src/diagnose/probe/probed.ts
function stillThere({ namespaces, crds }) {
	return [...namespaces, ...crds].filter(({ deleted }) => !deleted);
}
function holds({ finalizers }) {
	return finalizers.some((finalizer) => !isControlPlaneFinalizer(finalizer));
}

// src/diagnose/probe/facts.ts
const QUOTED = 4;
function withProbe(finding, evidence) {
	if (evidence.probe === void 0) return finding;
	const held = heldUpBy(finding.changes, evidence);
	const own = unfinished(evidence).filter((target) => isOf(finding, target) && !held.includes(target));
	const sentences = [...held.length > 0 ? [sentence(held, holdersAmong(finding.changes, evidence))] : [], ...own.length > 0 ? [sentence(own, holdersOf$1(own))] : []];
	if (sentences.length === 0) return finding;
	return {
		...finding,
		cause: [finding.cause, ...sentences].join(" "),
		evidence: [...finding.evidence, ...[...held, ...own].slice(0, QUOTED).flatMap(conditionFacts$1)]
	};
}
function isHolder(change, evidence) {
	return heldUp(evidence).has(change.id.uid);
}
function wentInProbe({ id }, { probe }) {
	return probe !== void 0 && (probe.namespaces.some(({ id: { name }, deleted }) => deleted && name === id.namespace) || probe.crds.some(({ id: { name }, deleted }) => deleted && name === `${id.resource}.${id.group}`));
}
const unfinished = oncePerEvidence((evidence) => evidence.probe === void 0 ? [] : stillThere(evidence.probe).filter(({ id }) => evidence.after.objects.get(id.uid)?.deletionTimestamp === void 0));
const heldUp = oncePerEvidence((evidence) => {
	const pairs = unfinished(evidence).flatMap((target) => {
		const blamed = evidence.changes.filter(({ id }) => id.uid !== target.id.uid).filter((change) => isBlamed(change, target, evidence));
		return [...target.blocking.filter(holds), ...blamed].map(({ id }) => [id.uid, target]);
	});
	return Map.groupBy(pairs, ([uid]) => uid);
});
function heldUpBy(changes, evidence) {
	return unique(changes.flatMap(({ id }) => (heldUp(evidence).get(id.uid) ?? []).map(([, target]) => target)));
}
function isOf({ changes }, { id }) {
	return changes.some((change) => change.id.uid === id.uid);
}
function sentence(targets, holders) {
	const names = listed(targets.map(({ id }) => shortName(id)));
	const refused = targets.find((target) => target.refused !== void 0)?.refused;
	if (refused !== void 0) return `The probe tried to delete ${names}, and the server refused: ${refused}.`;
	const by = holders === "" ? "" : `, held by ${holders}`;
	return `The probe deleted ${names}: ${timeOf(targets)} later ${forCount(targets, "it was", "they were")} still there${by}.`;
}
function holdersAmong(changes, evidence) {
	const holders = changes.filter((change) => isHolder(change, evidence));
	return holders.length === changes.length ? forCount(changes, "this object", "these objects") : objectsListed(holders);
}
function holdersOf$1(targets) {
	const holders = new Map(targets.flatMap(({ blocking }) => blocking.map(({ id }) => [id.uid, shortName(id)])));
	return listed([...holders.values()]);
}
function timeOf(targets) {
	return `${(Math.max(...targets.map(({ durationMs }) => durationMs)) / 1e3).toFixed(1)} s`;
}
function conditionFacts$1(target) {
	const name = displayName(target.id);
	const when = `${timeOf([target])} after the probe deleted it`;
	if (target.conditions.length === 0) return [{
		fact: `still there, and no condition says why`,
		source: `${name}, ${when}`
	}];
	return target.conditions.map(({ type, reason, message }) => ({
		fact: `${type}: ${reason}: ${message}`,
		source: `status.conditions of ${name}, ${when}`
	}));
}

// src/diagnose/uninstall/hook-annotations.ts
function makingHook(change, evidence) {
	const hook = hookOf(change, evidence);
	return hook && !isDeleteHook(hook) ? hook : void 0;
}
function hookObjectWords(changes, evidence) {
	const hooks = changes.map((change) => makingHook(change, evidence));
	if (hooks.length === 0 || hooks.includes(void 0)) return void 0;
	const events = unique(hooks.flatMap((hook) => hook?.events ?? [])).join(" and ");
	return forCount(changes, `a ${events} hook object`, `${events} hook objects`);
}
function madeByHookWords(changes, evidence) {
	const made = changes.filter((change) => makingHook(change, evidence));
	const events = unique(made.flatMap((change) => makingHook(change, evidence)?.events ?? []));
	if (made.length === 0) return "";
	return ` ${objectsListed(made)} ${forCount(made, "was", "were")} made by ${forCount(made, `a ${events.join(" and ")} hook`, `${events.join(" and ")} hooks`)} of the chart, which Helm does not delete with the release.`;
}
function hookObjectFacts(changes, evidence) {
	return changes.flatMap((change) => {
		const hook = makingHook(change, evidence);
		if (hook === void 0) return [];
		const source = hook.source ? sourceText(hook.source) : `annotations of ${shortName(change.id)}`;
		return [{
			fact: `${shortName(change.id)}: \`${HOOK}: ${hook.events.join(",")}\``,
			source
		}];
	});
}
function withoutHookAnnotations(changes, evidence) {
	return changes.map((change) => linesToRemove(change, evidence).join("\n")).join("\n");
}
function linesToRemove(change, evidence) {
	const rendered = hookObjectOf(change.id, evidence);
	const annotations = Object.entries(rendered?.annotations ?? objectOf(change).annotations);
	const hooks = annotations.filter(([key]) => key === "helm.sh/hook" || key.startsWith(`${"helm.sh/hook"}-`));
	const isAll = hooks.length === annotations.length;
	return [
		...rendered ? [`# ${sourceText(rendered.source)}, ${shortName(change.id)}`] : [],
		" metadata:",
		`${isAll ? "-" : " "}  annotations:`,
		...hooks.map(([key, value]) => `-    ${key}: ${/^[a-z][a-z,-]*$/.test(value) ? value : JSON.stringify(value)}`)
	];
}

// src/chart/template-actions.ts
const OUTPUT = "";
const CONTROL = "";
const ACTION = /\{\{-?\s*\/\*[\s\S]*?\*\/\s*-?\}\}|\{\{(?:"(?:\\.|[^"\\\n])*"|`[^`]*`|[^"`}]|\}(?!\}))*\}\}/g;
const OPENING = /* @__PURE__ */ new Set([
	"if",
	"with",
	"range",
	"block"
]);
function markActions(source) {
	const branches = [];
	let open = [];
	let text = "";
	const actions = [];
	let end = 0;
	const hidden = () => open.some(({ keyword }) => keyword === "define");
	for (const match of source.matchAll(ACTION)) {
		const between = source.slice(end, match.index);
		text += hidden() ? lineBreaks(between) : between;
		end = match.index + match[0].length;
		const keyword = keywordOf(match[0]);
		const wasHidden = hidden();
		open = step(open, keyword, actions.length);
		actions.push(match[0]);
		text += (wasHidden || hidden() || keyword === "comment" ? "" : markOf(keyword)) + lineBreaks(match[0]);
		branches.push({
			offset: text.length,
			open: open.map(({ id, branch, loop }) => ({
				id,
				branch,
				loop
			}))
		});
	}
	text += source.slice(end);
	return {
		source,
		text,
		branches,
		actions
	};
}
function branchesAt({ branches }, offset) {
	return branches.findLast((change) => change.offset <= offset)?.open ?? [];
}
function conditionIn(action) {
	return /^\{\{-?\s*(?:if|with)\s+([^`\n]*?)\s*-?\}\}$/.exec(action ?? "")?.[1];
}
function areExclusive(one, other) {
	return one.some((a) => other.some((b) => a.id === b.id && a.branch !== b.branch));
}
function step(open, keyword, id) {
	const last = open.at(-1);
	if (OPENING.has(keyword) || keyword === "define") return [...open, {
		id,
		branch: 0,
		loop: keyword === "range",
		keyword
	}];
	if (keyword === "end") return open.slice(0, -1);
	if (keyword === "else" && last !== void 0) return [...open.slice(0, -1), {
		...last,
		branch: last.branch + 1
	}];
	return open;
}
function keywordOf(action) {
	const inner = action.replace(/^\{\{-?\s*/, "");
	if (inner.startsWith("/*")) return "comment";
	if (/^\$\w*(\s*,\s*\$\w+)?\s*:?=[^=]/.test(inner)) return "variable";
	return /^\w+/.exec(inner)?.[0] ?? "";
}
function markOf(keyword) {
	return OPENING.has(keyword) || [
		"end",
		"else",
		"define",
		"variable",
		"fail",
		"break",
		"continue"
	].includes(keyword) ? "" : "";
}
function lineBreaks(text) {
	return text.replace(/[^\n]/g, "");
}

// src/chart/template-lines.ts
const SEPARATOR = new RegExp(`^[${""}\\s]*---(\\s|$)`);
function linesOf$1(text) {
	let offset = 0;
	return text.split("\n").map((raw, index) => {
		const line = {
			number: index + 1,
			offset,
			text: raw.replace(/\r$/, "")
		};
		offset += raw.length + 1;
		return line;
	});
}
function segmentsOf(text) {
	const result = [[]];
	for (const line of linesOf$1(text)) if (SEPARATOR.test(line.text)) result.push([]);
	else result.at(-1)?.push(line);
	return result.filter((segment) => segment.some(isSignificant));
}
function isSignificant({ text }) {
	const rest = text.replaceAll("", "").trim();
	return rest !== "" && !rest.startsWith("#");
}

// src/chart/template-name.ts
function nameOf$2(lines, column) {
	const isKey = new RegExp(`^(?: {${column}}|(?=.{${column}}) *- +)["']?metadata["']?:(.*)$`);
	const start = lines.findIndex(({ text }) => isKey.test(text));
	if (start === -1) return void 0;
	const inline = /[{,]\s*name:\s*([^,}]+)/.exec(isKey.exec(lines[start]?.text ?? "")?.[1] ?? "")?.[1];
	if (inline !== void 0) return namePattern(scalar(inline));
	for (const line of lines.slice(start + 1).filter(isSignificant)) {
		const { text } = line;
		if ((/^ */.exec(text)?.[0].length ?? 0) <= column && !/^\W/.test(text)) return void 0;
		const name = /^ +["']?name["']?:[ \t]+(.*)$/.exec(text)?.[1];
		if (name !== void 0) return at(line, namePattern(scalar(name)));
	}
}
function at(line, name) {
	return name && {
		...name,
		line
	};
}
function namePattern(value) {
	if (value === "" || value.includes("")) return void 0;
	const parts = value.split("");
	const source = parts.map((part) => part.replace(/[^\w-]/g, "\\$&")).join(".*");
	return {
		pattern: new RegExp(`^${source}$`),
		literalLength: value.length - parts.length + 1
	};
}
function scalar(value) {
	const bare = value.replace(/\s+#.*$/, "");
	const ends = new RegExp(`^[\\s${""}]+|[\\s${""}]+$`, "g");
	return bare.replace(ends, "").replace(/^(["'])(.*)\1$/, "$2");
}

// src/chart/written-name.ts
function writtenName(lineNumber, open, { source, actions }) {
	const line = source.split("\n")[lineNumber - 1]?.replace(/\r$/, "") ?? "";
	const written = /^ +["']?name["']?:[ \t]+(.*)$/.exec(line)?.[1];
	if (written === void 0) return void 0;
	const name = scalar(written);
	return holdsElsewhere(name, open.map(({ id }) => actions[id] ?? "")) ? name : void 0;
}
function isOfTheRelease(name) {
	return markActions(name).actions.every((action) => /^\{\{-?\s*\$?\.Release\.\w+\s*-?\}\}$/.test(action));
}
function holdsElsewhere(name, inside) {
	const { text, actions } = markActions(name);
	if (name === "" || /[{}]/.test(text) || text.includes("")) return false;
	if (inside.some((action) => /^\{\{-?\s*block\b/.test(action))) return false;
	const isDotMoved = inside.some((action) => /^\{\{-?\s*(range|with)\b/.test(action));
	return actions.every((action) => {
		const code = action.replace(/"(?:\\.|[^"\\])*"|`[^`]*`/g, "\"\"");
		if (/\$\w/.test(code)) return false;
		return !isDotMoved || !code.replace(/\$(\.\w+)*/g, "").includes(".");
	});
}

// src/diagnose/origin/template-names.ts
function nameInTemplate$1(id, evidence) {
	const rendered = manifestObjectOf(id, evidence) ?? hookObjectOf(id, evidence);
	const name = rendered?.nameInTemplate;
	if (rendered === void 0 || name === void 0) return crdFileOf(id, evidence)?.name;
	return isSubcharts(rendered.source.file) && !isOfTheRelease(name) ? void 0 : name;
}
function isSubcharts(file) {
	return file.startsWith("charts/");
}

// src/diagnose/uninstall/hook-file.ts
function quoted(value) {
	return JSON.stringify(value).replaceAll("{{", "{{ \"{{\" }}");
}
function rendered(template) {
	return `"${template}"`;
}
const TRIES_AGAIN = 1;
function hookFile({ commands, rules, name, weight, ofThisRun = [] }) {
	const release = `.Release.Name | trunc 30 | trimSuffix "-"`;
	const clusterName = "{{ .Release.Namespace }}-{{ $name }}";
	const account = "{ kind: ServiceAccount, name: {{ $name }}, namespace: {{ .Release.Namespace }} }";
	return [
		`# templates/${name}.yaml, the whole file`,
		...ofThisRunLines(unique(ofThisRun)),
		`{{- $name := printf "%s-${name}" (${release}) }}`,
		...head("v1", "ServiceAccount", "{{ $name }}", weight - 1),
		"---",
		...head("rbac.authorization.k8s.io/v1", "ClusterRole", clusterName, weight - 1),
		"rules:",
		...rules.flatMap(ruleLines),
		"---",
		...head("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", clusterName, weight - 1),
		`roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "${clusterName}" }`,
		`subjects: [${account}]`,
		"---",
		...head("batch/v1", "Job", "{{ $name }}", weight),
		"spec:",
		`  backoffLimit: ${TRIES_AGAIN}`,
		"  template:",
		"    spec:",
		"      serviceAccountName: {{ $name }}",
		"      restartPolicy: Never",
		"      containers:",
		...commands.flatMap((args, index) => containerLines(index === 0 ? "kubectl" : `kubectl-${index + 1}`, args))
	].join("\n");
}
function ofThisRunLines(names) {
	if (names.length === 0) return [];
	const are = names.length === 1 ? "is the name" : "are names";
	const them = names.length === 1 ? "it" : "them";
	return [`# ${names.join(", ")} ${are} of this run: write ${them} so that every release deletes its own`];
}
function head(apiVersion, kind, name, weight) {
	return [
		`apiVersion: ${apiVersion}`,
		`kind: ${kind}`,
		"metadata:",
		`  name: ${name}`,
		"  annotations:",
		"    helm.sh/hook: pre-delete",
		`    helm.sh/hook-weight: "${weight}"`,
		`    ${COMPLETE_DELETE_POLICY}`,
		...kind === "Job" ? ["    helm.sh/hook-output-log-policy: hook-failed"] : []
	];
}
function ruleLines({ group, resources, names, verbs }) {
	return [
		`  - apiGroups: ${flow([quoted(group)])}`,
		`    resources: ${flow(resources.map(quoted))}`,
		...names === void 0 ? [] : [`    resourceNames: ${flow(names)}`],
		`    verbs: ${flow(verbs.map(quoted))}`
	];
}
function containerLines(name, args) {
	return [
		`        - name: ${name}`,
		"          image: registry.k8s.io/kubectl:v1.36.3",
		`          args: ${flow(args)}`
	];
}
function flow(values) {
	return `[${values.join(", ")}]`;
}

// src/diagnose/uninstall/pre-delete-hook.ts
function areOfTheChart(types, evidence) {
	return types.every((type) => {
		const crd = {
			group: "apiextensions.k8s.io",
			kind: "CustomResourceDefinition",
			name: resourceName(type)
		};
		return isCustomResource(evidence, type) && objectAt(evidence, "before", crd) === void 0;
	});
}
function hookThatCleansUp(ids, evidence) {
	return areOfTheChart(ids, evidence) ? hookThatDeletesAll(ids) : hookThatDeletes(ids, evidence);
}
function hookThatDeletesAll(types) {
	const resources = unique(types.map(resourceName));
	return hookFile({
		commands: [[
			"delete",
			resources.join(","),
			"--all",
			"--all-namespaces",
			...WAIT
		].map(quoted)],
		rules: byGroup(types).map(([group, some]) => ({
			group,
			resources: resourcesOf(some),
			verbs: VERBS
		})),
		name: nameOf$1(types),
		weight: 0
	});
}
function hookThatDeletes(ids, evidence, weight = 0) {
	const byNamespace = Map.groupBy(ids, ({ namespace }) => namespace);
	return hookFile({
		commands: [...byNamespace].map(([namespace, some]) => [
			...[quoted("delete"), ...some.map((id) => objectArgument(id, evidence))],
			...namespace === void 0 ? [] : [quoted("--namespace"), namespaceArgument(namespace, evidence)],
			...["--ignore-not-found", ...WAIT].map(quoted)
		]),
		rules: byGroup(ids).map(([group, some]) => ({
			group,
			resources: resourcesOf(some),
			names: unique(some.map((id) => nameFor(id, evidence))),
			verbs: VERBS
		})),
		name: nameOf$1(ids),
		weight,
		ofThisRun: ids.filter((id) => nameInTemplate$1(id, evidence) === void 0).map(({ name }) => quoted(name))
	});
}
function objectArgument(id, evidence) {
	const template = nameInTemplate$1(id, evidence);
	const type = resourceName(id);
	return template === void 0 ? quoted(`${type}/${id.name}`) : rendered(`${type}/${template}`);
}
function nameFor(id, evidence) {
	const template = nameInTemplate$1(id, evidence);
	return template === void 0 ? quoted(id.name) : rendered(template);
}
function namespaceArgument(namespace, evidence) {
	return namespace === evidence.namespace ? rendered("{{ .Release.Namespace }}") : quoted(namespace);
}
const WAIT = ["--wait", "--timeout=2m"];
const VERBS = [
	"get",
	"list",
	"watch",
	"delete"
];
function byGroup(types) {
	return [...Map.groupBy(types, ({ group }) => group)];
}
function resourcesOf(types) {
	return unique(types.map(({ resource }) => resource));
}
function nameOf$1(types) {
	return `delete-${resourcesOf(types).join("-")}`.slice(0, 32).replace(/-$/, "");
}

// src/diagnose/finalizers/abandoned.ts
function abandonedGroup(change, evidence) {
	if (!isPresent(change) || isBack(change) || wentInProbe(change, evidence)) return void 0;
	const [first] = abandonedFinalizers(change, evidence);
	return first && `${removerName(first.remover)}|${isDeleting(change) ? "in deletion" : "later"}`;
}
function isBack(change) {
	return change.kind === "recreated" && !isDeleting(change);
}
function explainAbandoned(changes, evidence) {
	const states = changes.flatMap((change) => abandonedFinalizers(change, evidence));
	const finalizers = unique(states.map((state) => `\`${state.finalizer}\``));
	const who = states[0] === void 0 ? "its controller" : removerName(states[0].remover);
	const isNow = changes.some(isDeleting);
	const what = objectsListed(changes);
	const carrying = `${forCount(changes, "carries", "carry")} ${finalizers.length === 1 ? "the finalizer" : "the finalizers"} ${listed(finalizers)}, a lock that only ${who} takes off`;
	const gone = goneText$1(states, evidence);
	const hooks = madeByHookWords(changes, evidence);
	return {
		title: isNow ? "Deletion waits for a controller that is gone" : "Will hang when deleted: its controller is gone",
		cause: isNow ? `${what} cannot be deleted: ${forCount(changes, "it", "they")} ${carrying}, and ${gone} before it could do so.${hooks}` : `${what} stayed, and will hang for ever as soon as somebody deletes ${forCount(changes, "it", "them")} (or ${forCount(changes, "its", "their")} namespace or CRD): ${forCount(changes, "it", "they")} ${carrying}, and ${gone}.${hooks}`,
		evidence: [...abandonedFacts(changes, evidence), ...hookObjectFacts(changes, evidence)],
		attribution: removerAttribution(states, evidence),
		chartFix: fixOf$3(changes, who, evidence),
		cleanUp: releaseCommands(changes, evidence)
	};
}
function goneText$1(states, evidence) {
	const first = states.slice(0, 1).map(({ remover }) => remover);
	const gone = goneWords(first);
	if (!states.every(isOfRelease) || evidence.release === void 0) return gone;
	return `${gone}: ${areSeveral(first) ? "they were" : "it was"} deleted with the release`;
}
function fixOf$3(changes, who, evidence) {
	const ids = changes.map(({ id }) => id);
	const all = areOfTheChart(ids, evidence);
	return {
		what: `Add a pre-delete hook that deletes ${all ? `all ${listed(unique(ids.map(({ kind }) => kind)))} objects` : objectsListed(changes)} and waits until ${all ? "they are gone" : forCount(changes, "it is gone", "they are gone")}, while ${who} still runs.`,
		patch: hookThatCleansUp(ids, evidence)
	};
}
function abandonedFacts(changes, evidence) {
	const perObject = changes.slice(0, 8).map((change) => objectFact(change, evidence));
	const states = changes.flatMap((change) => abandonedFinalizers(change, evidence));
	const gone = [...new Map(states.flatMap((state) => state.remover.kind === "workload" ? state.remover.workloads : []).map((workload) => [workloadName(workload), workload]))].map(([name, workload]) => {
		return {
			fact: `${name} ${objectAt(evidence, "installed", workload) === void 0 ? "is in the release" : "ran before the uninstall"}; neither it nor a pod of it is there now`,
			source: "snapshots before and after the uninstall"
		};
	});
	const traces = states.flatMap(({ remover }) => remover.kind === "workload" && remover.trace || []);
	return [
		...perObject,
		...gone,
		...uniqueFacts(traces)
	];
}
function objectFact(change, evidence) {
	const object = objectOf(change);
	const states = abandonedFinalizers(change, evidence).map(({ finalizer, setBy, remover }) => {
		return `finalizer \`${finalizer}\`${setBy ? `, set by field manager \`${setBy.manager}\`${setBy.time ? ` at ${setBy.time}` : ""}` : ""}${remover.kind === "workload" && setBy === void 0 ? `, ${remover.because}` : ""}`;
	});
	const since = object.deletionTimestamp === void 0 ? "; not yet in deletion" : `; in deletion since ${object.deletionTimestamp}`;
	const kept = resourcePolicy(object) === "keep" ? "; kept by `helm.sh/resource-policy: keep`" : "";
	return {
		fact: `${listed(states)}${since}${kept}`,
		source: `metadata of ${displayName(change.id)}`
	};
}
function removerAttribution(states, evidence) {
	const [first] = states;
	const workload = first?.remover.kind === "workload" ? first.remover.workloads[0] : void 0;
	return {
		...workload?.source && templateOf(workload.source, evidence),
		...first && { controller: removerName(first.remover) },
		...first?.setBy && { manager: first.setBy.manager }
	};
}

// src/diagnose/rules/b1-controller-gone.ts
const b1 = {
	id: "B1",
	title: "A finalizer has lost the controller that removes it",
	severity: "stuck",
	docs: [DOCS.finalizers, DOCS.helmHooks],
	page: {
		what: "A custom resource carries a finalizer of a controller that was deleted before it could take it off.",
		looks: "The object has a deletionTimestamp and `metadata.finalizers`, and no pod of its controller runs. Or nobody has deleted it yet: then it looks healthy, and hangs as soon as somebody deletes it, its CRD or its namespace.",
		why: "A finalizer is a lock: the API server removes the object only when the list is empty. Helm deletes Deployments and roles before custom resources, which it does not know and deletes last, and does not wait in between. Custom resources that users made are not part of the release at all.",
		fix: "Add a pre-delete hook that deletes the custom resources and waits until they are gone, while the controller and its rights are still there.",
		cleanUp: "Delete the object without waiting, then take the finalizer off with `kubectl patch`. That skips the clean-up that the finalizer protects (in the cloud, in a database): look at that first."
	},
	claims: (change, evidence) => isCustomResource(evidence, change.id) ? abandonedGroup(change, evidence) : void 0,
	explain: explainAbandoned
};

// src/diagnose/rules/b2-crd-held-by-instances.ts
const b2 = {
	id: "B2",
	title: "A CRD cannot be deleted: its instances hold it",
	severity: "stuck",
	docs: [DOCS.crds, DOCS.finalizers],
	page: {
		what: "The CRD is in deletion and cannot go, because its instances are held by finalizers.",
		looks: "The CRD has a deletionTimestamp, the finalizer `customresourcecleanup.apiextensions.k8s.io` and the condition `Terminating=True` with reason `InstanceDeletionInProgress`. No new instance can be made.",
		why: "The API server deletes all instances before it deletes a CRD. Helm deletes a CRD of the templates after the Deployment of its controller, which is then not there to take the finalizers off.",
		fix: "Add a pre-delete hook that deletes the instances and waits while their controller still runs. To keep the CRDs (`helm.sh/resource-policy: keep`) is not enough: the instances then stay, and hang as soon as somebody deletes them (B1).",
		cleanUp: "Take the finalizers off the instances; instances and CRD then go by themselves. Not while their controller runs: then read its log, give it what it needs, and wait."
	},
	claims(change, evidence) {
		const crd = isCrd(change.id) ? change : isPresent(change) ? crdChangeOf(change, evidence) : void 0;
		if (crd === void 0 || !isDeleting(crd)) return void 0;
		return crdInstances(crd, evidence).filter((instance) => instance.finalizers.length > 0).length > 0 ? holdersOf(crd, evidence) : void 0;
	},
	explain(changes, evidence) {
		const crds = changes.filter((change) => isCrd(change.id));
		const instances = crds.flatMap((crd) => crdInstances(crd, evidence)).map((object) => object.id);
		const names = listed(instances.map(shortName));
		const states = crds.flatMap((crd) => instanceStates(crd, evidence));
		const attended = states.filter(isAttended);
		const held = changes.filter((change) => !isCrd(change.id));
		return {
			cause: `${objectsListed(crds)} ${forCount(crds, "is", "are")} in deletion and cannot go while ${instances.length === 1 ? "an instance exists" : "instances exist"}: ${names}, ${waitText(instances, states, evidence)}. Until then nothing can be made of ${forCount(crds, "this kind", "these kinds")}.${madeByHookWords(held, evidence)}`,
			evidence: [
				...crds.flatMap((crd) => crdFacts(crd, evidence)),
				...abandonedFacts(abandoned(changes, evidence), evidence),
				...hookObjectFacts(held, evidence)
			],
			attribution: {
				...attribute(crds, evidence),
				...removerAttribution(changes.flatMap((change) => abandonedFinalizers(change, evidence)), evidence)
			},
			chartFix: attended.length > 0 && !states.some(isAbandoned) ? { what: stallOf(attended, evidence).fix } : {
				what: `Add a pre-delete hook that deletes ${listed(crds.map((crd) => crd.id.name))} objects and waits until they are gone, while their controller still runs. To keep the CRDs alone is not enough: their instances would hang later.`,
				patch: hookThatCleansUp(instances, evidence)
			},
			cleanUp: [...stallLogs(attended, evidence), ...releaseCommands(held, evidence)]
		};
	}
};
function holdersOf(crd, evidence) {
	const states = instanceStates(crd, evidence);
	return [isAbandoned, isAttended].map((is) => namesOf(states.filter(is))).join("|");
}
function instanceStates(crd, evidence) {
	return crdInstances(crd, evidence).map((object) => changeOf(evidence, object.id.uid)).flatMap((change) => change ? finalizerStates(change, evidence) : []);
}
function namesOf(states) {
	return unique(states.map(({ remover }) => removerName(remover))).join(" and ");
}
function waitText(instances, states, evidence) {
	const gone = states.filter(isAbandoned);
	const attended = states.filter(isAttended);
	const whom = [...gone.length === 0 ? [] : [`${namesOf(gone)}, and ${goneWords(gone.map(({ remover }) => remover))}`], ...attended.length === 0 ? [] : [stallOf(attended, evidence).waitingFor]];
	if (whom.length === 0) return "whose finalizers nobody has removed";
	return `which ${instances.length === 1 ? "waits" : "wait"} for ${whom.join("; and for ")}`;
}
function abandoned(changes, evidence) {
	return changes.filter((change) => abandonedFinalizers(change, evidence).length > 0);
}
function crdFacts(crd, evidence) {
	const terminating = conditionsOf(crd, evidence).find((condition) => condition.type === "Terminating");
	const count = crdInstances(crd, evidence).length;
	return [{
		fact: `in deletion since ${crd.after?.deletionTimestamp}, with ${counted(count, "instance")} left`,
		source: `metadata of ${displayName(crd.id)}`
	}, ...terminating ? [{
		fact: `Terminating: ${terminating.reason}: ${terminating.message}`,
		source: `status.conditions of ${displayName(crd.id)}`
	}] : []];
}

// src/diagnose/evidence/conversions.ts
function brokenConversion(change, evidence) {
	if (!isCrd(change.id) || change.after === void 0) return void 0;
	const service = conversionService(change, evidence);
	return service && isBroken(serviceState(service, evidence)) ? service : void 0;
}
function conversionFacts(change, evidence) {
	const service = brokenConversion(change, evidence);
	const failure = evidence.after.failures.find(({ resource }) => resource === change.id.name);
	return [...service ? [{
		fact: `conversion strategy Webhook; ${serviceText(service, serviceState(service, evidence))}`,
		source: displayName(change.id)
	}] : [], ...failure ? [{
		fact: failure.error,
		source: `list of ${failure.resource}`
	}] : []];
}
function endConversion(changes) {
	return changes.map((change) => patchCommand(change.id, { spec: { conversion: {
		strategy: "None",
		webhook: null
	} } }, "turns the conversion off, so that the objects can be read and deleted again"));
}

// src/diagnose/rules/b3-crd-instances-unlistable.ts
const b3 = {
	id: "B3",
	title: "A CRD cannot be deleted: its instances cannot be listed",
	severity: "stuck",
	docs: [DOCS.crds, DOCS.crdVersions],
	page: {
		what: "The CRD is in deletion, and the API server cannot list or delete its instances.",
		looks: "The condition `Terminating=True` of the CRD has the reason `InstanceDeletionFailed` (`could not list instances…`). For some seconds that is normal; here it stayed.",
		why: "Something that every read of the instances needs is gone: most often a conversion webhook, when instances are stored in an older version than the present one. They can then be read by nobody, so that namespaces do not end either: it weighs as much as D3.",
		fix: "Make sure that what converts the objects outlives the CRD, or set `spec.conversion.strategy` to None in a pre-delete hook.",
		cleanUp: "`kubectl patch crd NAME` with `spec.conversion` `{\"strategy\":\"None\",\"webhook\":null}`; instances and CRD then go by themselves."
	},
	claims: (change, evidence) => failure(change, evidence) ? "CRDs" : void 0,
	explain(changes, evidence) {
		const converted = changes.filter((change) => brokenConversion(change, evidence));
		const because = converted.length > 0 ? ` ${forCount(converted, "Its", "Their")} instances have to be converted by a webhook whose Service is gone; nobody can list them, and no namespace can be deleted meanwhile.` : "";
		return {
			...converted.length > 0 && { severity: "breaks-cluster" },
			cause: `${objectsListed(changes)} ${forCount(changes, "is", "are")} in deletion, but the API server cannot list or delete the instances, so the deletion does not end.${because}`,
			evidence: changes.flatMap((change) => [{
				fact: `InstanceDeletionFailed: ${failure(change, evidence)?.message}`,
				source: `status.conditions of ${displayName(change.id)}`
			}, ...conversionFacts(change, evidence)]),
			attribution: attribute(changes, evidence),
			chartFix: { what: converted.length > 0 ? "Set `spec.conversion.strategy` to `None` in a pre-delete hook, before the Service of the webhook is deleted." : "Make sure that what converts or admits these objects (a conversion webhook, for instance) outlives the CRD." },
			cleanUp: endConversion(converted)
		};
	}
};
function failure(change, evidence) {
	if (!isCrd(change.id) || !isDeleting(change)) return void 0;
	return conditionsOf(change, evidence).find(({ type, status, reason }) => type === "Terminating" && status === "True" && reason === "InstanceDeletionFailed");
}

// src/diagnose/rules/b5-built-in-kind-held.ts
const b5 = {
	id: "B5",
	title: "A finalizer on a built-in kind has lost the controller that removes it",
	severity: "stuck",
	docs: [DOCS.finalizers, DOCS.helmHooks],
	page: {
		what: "An object of a built-in kind (ConfigMap, Secret, Service, …) carries a finalizer of a controller that is gone.",
		looks: "As B1, on a kind of Kubernetes itself: deletionTimestamp and `metadata.finalizers`, or no deletion yet.",
		why: "Operators put finalizers on what they depend on. Only they take them off, and they were deleted with the release. A namespace with such an object in it never ends.",
		fix: "Let the operator take off its finalizers when the resource that they belong to is deleted, and let a pre-delete hook wait for that.",
		cleanUp: "Delete the object without waiting, then take the finalizer off with `kubectl patch`, after a look at what it protects."
	},
	claims: (change, evidence) => isCustomResource(evidence, change.id) ? void 0 : abandonedGroup(change, evidence),
	explain: explainAbandoned
};

// src/diagnose/rules/b6-controller-stalls.ts
const b6 = {
	id: "B6",
	title: "The controller is alive, but does not finish the deletion",
	severity: "stuck",
	docs: [DOCS.finalizers],
	page: {
		what: "An object in deletion waits for a controller that still runs, but does not finish its clean-up; or that is there, but has no pod.",
		looks: "An old deletionTimestamp, a finalizer, and the controller, mostly with a running pod; often warning events about the object.",
		why: "The controller tries and fails: a service that it needs was deleted at the same time, credentials are gone, or it waits ever longer between its tries. Scaled to zero, it does not try at all.",
		fix: "Delete in an order in which the controller has what it needs until the end, and let it give up after a limit with a clear condition.",
		cleanUp: "Read the log of the controller, give it what it needs, and wait. Do not take the finalizer off while the controller runs."
	},
	claims(change, evidence) {
		const [state] = waiting(change, evidence);
		return state && removerName(state.remover);
	},
	explain(changes, evidence) {
		const states = changes.flatMap((change) => waiting(change, evidence));
		const stall = stallOf(states, evidence);
		const uids = new Set(changes.map((change) => change.id.uid));
		const events = evidence.events.filter((event) => event.type === "Warning" && uids.has(event.uid));
		return {
			...stall.isIdle && { title: "The controller is there, but has no pod that could finish the deletion" },
			cause: `${objectsListed(changes)} ${forCount(changes, "is", "are")} in deletion and ${forCount(changes, "waits", "wait")} for ${stall.waitingFor}.`,
			evidence: [...changes.slice(0, 5).map((change) => ({
				fact: `in deletion since ${objectOf(change).deletionTimestamp}, finalizers ${listed(waiting(change, evidence).map((state) => `\`${state.finalizer}\``))}`,
				source: `metadata of ${displayName(change.id)}`
			})), ...eventFacts(events)],
			attribution: { controller: stall.who },
			chartFix: { what: stall.fix },
			cleanUp: [...stallLogs(states, evidence), ...waitCommands(changes, waitReason(stall))]
		};
	}
};
function eventFacts(events) {
	return [...Map.groupBy(events, (event) => `${event.about}|${event.reason}: ${event.message}`).values()].slice(-5).flatMap(([event, ...more]) => {
		if (event === void 0) return [];
		const often = more.length > 0 ? ` (${more.length + 1} times)` : "";
		return [{
			fact: `${event.reason}: ${event.message}${often}`,
			source: `event of ${event.about}`
		}];
	});
}
function waiting(change, evidence) {
	return isDeleting(change) ? attendedFinalizers(change, evidence) : [];
}

// src/diagnose/rules/b10-owner-waits.ts
const b10 = {
	id: "B10",
	title: "An owner waits for dependents that do not go",
	severity: "stuck",
	docs: [DOCS.garbageCollection],
	page: {
		what: "An owner was deleted in the foreground and waits for dependents that do not go.",
		looks: "The owner has a deletionTimestamp and the finalizer `foregroundDeletion`; a dependent has an ownerReference with `blockOwnerDeletion: true`, and is held itself.",
		why: "With foreground propagation the garbage collector deletes the dependents first and keeps the owner until those that block are gone.",
		fix: "Remove what holds the dependent, most often a finalizer of a controller that went first.",
		cleanUp: "Release the dependent, or wait for its controller where that still runs; the owner then goes by itself."
	},
	claims: (change, evidence) => dependents(change, evidence).length > 0 ? change.id.uid : waitingOwner(change, evidence)?.id.uid,
	explain(changes, evidence) {
		const owners = changes.filter((change) => dependents(change, evidence).length > 0);
		const blocked = owners.flatMap((owner) => dependents(owner, evidence));
		const attended = blocked.flatMap((change) => attendedFinalizers(change, evidence));
		const stall = attended.length === 0 ? void 0 : stallOf(attended, evidence);
		return {
			cause: `${objectsListed(owners)} ${forCount(owners, "is", "are")} deleted in the foreground: the garbage collector keeps ${forCount(owners, "it", "them")} until the dependents are gone, and ${objectsListed(blocked)} ${forCount(blocked, "does", "do")} not go.${stall ? ` ${forCount(blocked, "It waits", "Something of that waits")} for ${stall.waitingFor}.` : ""}`,
			evidence: blocked.slice(0, 5).map((change) => ({
				fact: `\`blockOwnerDeletion: true\`${objectOf(change).finalizers.length > 0 ? `, finalizers ${objectOf(change).finalizers.join(", ")}` : ""}`,
				source: `metadata of ${displayName(change.id)}`
			})),
			attribution: attribute(changes, evidence),
			chartFix: { what: stall?.fix ?? `Remove what holds ${objectsListed(blocked)}; the owner then goes by itself.` },
			cleanUp: [...stallLogs(attended, evidence), ...releaseCommands([...blocked, ...owners], evidence)]
		};
	}
};
function dependents(change, evidence) {
	if (!waitsForDependents(change)) return [];
	return evidence.changes.filter((other) => blockedOwners(other).includes(change.id.uid));
}
function waitsForDependents(change) {
	return isDeleting(change) && objectOf(change).finalizers.includes("foregroundDeletion");
}
function blockedOwners({ after }) {
	return (after?.owners ?? []).filter((owner) => owner.blockOwnerDeletion === true).map(({ uid }) => uid);
}
function waitingOwner(change, evidence) {
	if (!isDeleting(change) || !finalizerStates(change, evidence).every(isOfNobody)) return void 0;
	return blockedOwners(change).map((uid) => changeOf(evidence, uid)).find((owner) => owner !== void 0 && waitsForDependents(owner));
}
function isOfNobody({ remover }) {
	return remover.kind === "kubernetes" || remover.kind === "unknown" && !isHelm(remover.declaredBy ?? "");
}

// src/diagnose/origin/on-behalf-of.ts
const INSTANCE_LABEL = "app.kubernetes.io/instance";
function onBehalfOf(change, evidence) {
	if (isCustomResource(evidence, change.id)) return void 0;
	const made = Date.parse(madeAt(change, evidence));
	const possible = instances(evidence).filter(({ id, since }) => (id.namespace === void 0 || id.namespace === change.id.namespace) && since <= made);
	const marked = possible.filter(({ id }) => isMarked(change, id, evidence));
	const found = marked.length > 0 ? marked : possible.filter(({ id }) => isNamed(change, id, evidence));
	const [first] = found;
	return found.length === 1 ? first?.id : void 0;
}
function isMarked(change, { group, name }, evidence) {
	const { labels, annotations } = objectOf(change);
	const isOfGroup = (key) => key.split("/")[0] === group && key.includes("/");
	const isInstance = (key) => key === INSTANCE_LABEL && !isOfTheChart$1(name, evidence);
	return [...Object.entries(labels), ...Object.entries(annotations)].some(([key, value]) => value === name && (isOfGroup(key) || isInstance(key)));
}
function isNamed(change, { name }, evidence) {
	return (change.id.name === name || change.id.name.startsWith(`${name}-`)) && !isOfTheChart$1(name, evidence);
}
function isOfTheChart$1(name, evidence) {
	return [evidence.releaseName, ...releaseWorkloads(evidence).map((workload) => workload.name)].some((program) => program === name || program.startsWith(`${name}-`));
}
const instances = oncePerEvidence((evidence) => {
	const { timeline, installed, after } = evidence;
	const seen = [...after.objects.values(), ...installed.objects.values()].map(({ id, creationTimestamp }) => ({
		id,
		since: Date.parse(creationTimestamp)
	}));
	const told = timeline.events.map(({ id, at, event }) => ({
		id,
		since: event === "created" ? Date.parse(at) : 0
	}));
	const all = [...seen, ...told].filter(({ id }) => isCustomResource(evidence, id) && areOfTheChart([id], evidence));
	return [...new Map(all.toReversed().map((instance) => [instance.id.uid, instance])).values()];
});

// src/diagnose/claim-users.ts
function claimUsers(change, evidence) {
	if (!(resourceName(change.id) === "persistentvolumeclaims") || !isDeleting(change) || !objectOf(change).finalizers.includes("kubernetes.io/pvc-protection")) return [];
	return evidence.changes.filter((user) => {
		if (user.id.kind !== "Pod" || user.id.namespace !== change.id.namespace) return false;
		const claims = recordsOf(field(user, evidence, "spec", "volumes")).map((volume) => volume.persistentVolumeClaim);
		return recordsOf(claims).some(({ claimName }) => claimName === change.id.name);
	});
}
function useWords(pods, evidence) {
	const [finished, living] = [pods.filter((pod) => isFinished(pod, evidence)), pods.filter((pod) => !isFinished(pod, evidence))];
	const run = living.every((pod) => phaseOf(pod, evidence) === "Running");
	const does = (some) => `${objectsListed(some)} ${forCount(some, "does", "do")}`;
	const now = run ? forCount(living, "still runs", "still run") : forCount(living, "has not finished", "have not finished");
	return [...living.length === 0 ? [] : [`${does(living)}, and ${now}`], ...finished.length === 0 ? [] : [`${does(finished)}, though ${forCount(finished, "it has", "they have")} finished`]].join("; ");
}
function phaseOf(pod, evidence) {
	return String(field(pod, evidence, "status", "phase") ?? "unknown");
}
function usersFix(pods, evidence) {
	const fixes = pods.map((pod) => fixOf$2(pod, evidence));
	const patch = fixes.find((fix) => fix.patch !== void 0)?.patch;
	return {
		what: unique(fixes.map(({ what }) => what)).join(" "),
		...patch !== void 0 && { patch }
	};
}
function fixOf$2(pod, evidence) {
	if (hookOf(pod, evidence)) return { what: "Let Helm delete the pod of the hook: `helm.sh/hook-delete-policy` with hook-succeeded and hook-failed." };
	const isJobs = objectOf(pod).owners.some(({ kind }) => kind === "Job");
	const owner = rootOwner(pod, evidence);
	if (isFinished(pod, evidence)) return isJobs ? {
		what: `Let finished pods go: \`ttlSecondsAfterFinished\` on ${owner ?? "their Job"}.`,
		patch: TTL
	} : { what: `Let ${makerName(pod, evidence)} delete its finished pods, or run them as Jobs with \`ttlSecondsAfterFinished\`.` };
	if (owner !== void 0) return { what: `Let the uninstall delete ${owner}, which keeps the pod running: as a part of the release, or in a pre-delete hook.` };
	const resource = onBehalfOf(pod, evidence);
	const reference = resource ? shortName(resource) : "the object on whose behalf it was made, or to a Deployment of the release";
	return { what: `Let ${makerName(pod, evidence)} delete the pod before it ends, or give it an ownerReference to ${reference}, so that Kubernetes deletes it; or delete it in a pre-delete hook.` };
}
const TTL = "spec:\n  ttlSecondsAfterFinished: 60";
function isFinished(pod, evidence) {
	return /^(Succeeded|Failed)$/.test(phaseOf(pod, evidence));
}
function makerName(pod, evidence) {
	const workload = makerOf(pod, evidence);
	const manager = creatorOf(objectOf(pod))?.manager;
	if (workload) return workloadName(workload);
	return manager === void 0 ? "whoever made it" : `field manager \`${manager}\``;
}

// src/diagnose/rules/b11-volume-claim-in-use.ts
const b11 = {
	id: "B11",
	title: "A volume claim cannot be deleted: a pod uses it",
	severity: "stuck",
	docs: [DOCS.persistentVolumes],
	page: {
		what: "A volume claim is in deletion, and a pod still uses it.",
		looks: "The claim has a deletionTimestamp and the finalizer `kubernetes.io/pvc-protection`; a pod of its namespace names it in `spec.volumes`.",
		why: "Kubernetes protects a claim as long as a pod exists that names it, also a finished one, so that no data is pulled away under a program.",
		fix: "Let the uninstall delete the pods that use the claim: make them part of a workload of the release, or give them an owner.",
		cleanUp: "Delete the pods; the claim then goes by itself."
	},
	claims: (change, evidence) => claimUsers(change, evidence).length > 0 ? "claims" : void 0,
	explain(changes, evidence) {
		const pods = unique(changes.flatMap((change) => claimUsers(change, evidence)));
		return {
			cause: `${objectsListed(changes)} ${forCount(changes, "is", "are")} in deletion, but protected as long as a pod uses ${forCount(changes, "it", "them")}: ${useWords(pods, evidence)}.`,
			evidence: [...changes.map((change) => ({
				fact: "finalizer `kubernetes.io/pvc-protection`",
				source: `metadata of ${displayName(change.id)}`
			})), ...pods.map((pod) => ({
				fact: `mounts the claim; phase ${phaseOf(pod, evidence)}`,
				source: displayName(pod.id)
			}))],
			attribution: attribute(pods, evidence),
			chartFix: usersFix(pods, evidence),
			cleanUp: deleteCommands(pods, "deletes the pods that hold the claim; it then goes by itself")
		};
	}
};

// src/diagnose/rules/b14-controller-not-here.ts
const b14 = {
	id: "B14",
	title: "A finalizer waits for a controller that does not run here",
	severity: "stuck",
	docs: [DOCS.finalizers],
	page: {
		what: "An object carries a finalizer of a product whose controller does not run in this cluster, one that the chart itself wrote, or one of nobody we know that kept a namespace or CRD when the probe deleted it.",
		looks: "A known finalizer (Argo CD, Rancher, Crossplane, …), or one whose field manager is Helm, and no workload that would take it off.",
		why: "A finalizer is only a word in a list: nothing checks that somebody exists who removes it.",
		fix: "Install the controller of the finalizer before the chart, or leave the finalizer out where it does not run.",
		cleanUp: "Take the finalizer off with `kubectl patch`, after a look at what it protects."
	},
	claims(change, evidence) {
		const [state] = isPresent(change) && !isBack(change) && !wentInProbe(change, evidence) ? ownerless(change, evidence) : [];
		if (state === void 0) return void 0;
		if (state.remover.kind === "product") return state.remover.product;
		return isDeclared(state) ? "declared by the chart" : "known to nobody";
	},
	explain(changes, evidence) {
		const states = changes.flatMap((change) => ownerless(change, evidence));
		const finalizers = listed(unique(states.map((state) => `\`${state.finalizer}\``)));
		const who = states[0]?.remover.kind === "product" ? removerName(states[0].remover) : "a controller";
		return {
			cause: states[0]?.remover.kind === "unknown" && !isDeclared(states[0]) ? `${objectsListed(changes)} ${forCount(changes, "carries", "carry")} the finalizer ${finalizers}, and nothing in this cluster is known to take it off.` : `${objectsListed(changes)} ${forCount(changes, "waits", "wait")} for ${who} to take off the finalizer ${finalizers}, but nothing that does so runs in this cluster.`,
			evidence: changes.slice(0, 5).map((change) => ({
				fact: `finalizers ${objectOf(change).finalizers.join(", ")}${isDeleting(change) ? `; in deletion since ${objectOf(change).deletionTimestamp}` : "; not yet in deletion"}`,
				source: `metadata of ${displayName(change.id)}`
			})),
			attribution: attribute(changes, evidence),
			chartFix: { what: `Install ${who === "a controller" ? "the controller of this finalizer" : who} before the chart, or leave the finalizer out where it does not run.` },
			cleanUp: releaseCommands(changes, evidence)
		};
	}
};
function ownerless(change, evidence) {
	return finalizerStates(change, evidence).filter((state) => {
		if (state.remover.kind === "product") return true;
		if (state.remover.kind !== "unknown") return false;
		return isDeleting(change) && isDeclared(state) || isHolder(change, evidence);
	});
}
function isDeclared({ remover }) {
	return remover.kind === "unknown" && isHelm(remover.declaredBy ?? "");
}

// src/diagnose/terminating-namespace.ts
function isNamespace({ id }) {
	return id.group === "" && id.resource === "namespaces";
}
function holdOf(change, evidence) {
	if (!isNamespace(change) || !isDeleting(change)) return void 0;
	const is = (type) => trueCondition(change, evidence, type) !== void 0;
	if (is("NamespaceDeletionDiscoveryFailure")) return "C1";
	if (is("NamespaceDeletionContentFailure")) return "C3";
	if (ownFinalizers(change, evidence).length > 0) return "C6";
	if (is("NamespaceFinalizersRemaining")) return "C5";
	if (is("NamespaceContentRemaining")) return "C4";
	const pods = contentOf$1(change, evidence).filter(({ id }) => resourceName(id) === "pods");
	if (pods.length === 0) return void 0;
	return pods.some(({ finalizers }) => finalizers.length > 0) ? "C5" : "C4";
}
function holdOfNamespace({ id }, evidence) {
	const namespace = id.namespace === void 0 ? void 0 : evidence.changes.find((change) => isNamespace(change) && change.id.name === id.namespace);
	return namespace && holdOf(namespace, evidence);
}
function ownFinalizers(change, evidence) {
	const spec = field(change, evidence, "spec", "finalizers");
	const inSpec = Array.isArray(spec) ? spec.map(String) : [];
	return [...objectOf(change).finalizers, ...inSpec].filter((name) => name !== "kubernetes");
}
function conditionFacts(change, evidence) {
	const source = `status.conditions of namespaces/${change.id.name}`;
	const facts = conditionsOf(change, evidence).filter((condition) => condition.status === "True").map(({ type, reason, message }) => ({
		fact: `${type}: ${reason}: ${message}`,
		source
	}));
	return [{
		fact: `in deletion since ${change.after?.deletionTimestamp}`,
		source: `metadata of namespaces/${change.id.name}`
	}, ...facts.length > 0 ? facts : [{
		fact: "no condition says why",
		source
	}]];
}
function contentOf$1(change, evidence) {
	return namespaceContent(evidence, change.id.name);
}

// src/diagnose/rules/c1-namespace-discovery-broken.ts
const c1 = {
	id: "C1",
	title: "A namespace cannot end: API discovery is broken",
	severity: "stuck",
	docs: [DOCS.namespaces, DOCS.apiAggregation],
	page: {
		what: "A namespace is in deletion and cannot end, because API discovery is broken.",
		looks: "The condition `NamespaceDeletionDiscoveryFailure=True` with reason `DiscoveryFailed`: `Discovery failed for some groups, …`.",
		why: "To empty a namespace, Kubernetes has to know all kinds of objects that may be in it. An APIService that does not answer hides some, so that it waits. This hits every namespace of the cluster.",
		fix: "Let the uninstall delete the APIService before, or together with, the Service behind it (D4).",
		cleanUp: "Delete the broken APIService; namespaces then end by themselves."
	},
	claims: (change, evidence) => holdOf(change, evidence) === "C1" ? change.id.name : void 0,
	explain: (changes, evidence) => ({
		cause: `${objectsListed(changes)} is in deletion and cannot end: the API server cannot say what is in it, because an aggregated API does not answer. This hits every namespace of the cluster.`,
		evidence: conditionFacts(changes[0], evidence),
		attribution: attribute(changes, evidence),
		chartFix: { what: "Let the uninstall delete the APIService before, or together with, the Service behind it." },
		cleanUp: []
	})
};

// src/diagnose/rules/c3-namespace-content-undeletable.ts
const c3 = {
	id: "C3",
	title: "A namespace cannot end: its content cannot be deleted",
	severity: "stuck",
	docs: [DOCS.namespaces, DOCS.webhooks],
	page: {
		what: "A namespace is in deletion and cannot end, because something refuses the deletion of its content.",
		looks: "The condition `NamespaceDeletionContentFailure=True` with reason `ContentDeletionFailed`; its message names the culprit.",
		why: "A webhook whose Service is gone, a conversion, an admission policy or missing rights refuse the delete requests of the namespace controller.",
		fix: "Remove what refuses the deletion before the program behind it goes.",
		cleanUp: "Remove what the condition names, such as the webhook configuration; the namespace then ends by itself."
	},
	claims(change, evidence) {
		if (holdOf(change, evidence) === "C3") return change.id.name;
		return isSpared(change) && holdOfNamespace(change, evidence) === "C3" ? change.id.namespace : void 0;
	},
	explain(changes, evidence) {
		const namespaces = changes.filter(isNamespace);
		const content = changes.filter((change) => !isNamespace(change));
		const still = `; ${objectsListed(content)} ${forCount(content, "is", "are")} still there`;
		return {
			cause: `${objectsListed(namespaces)} is in deletion and cannot end: something refuses the deletion of its content${content.length > 0 ? still : ""}. The condition below names it.`,
			evidence: namespaces.flatMap((namespace) => conditionFacts(namespace, evidence)),
			attribution: attribute(namespaces, evidence),
			chartFix: { what: "Remove what refuses the deletion (the condition names it) before the program behind it goes, or let it pass what is in a namespace in deletion." },
			cleanUp: []
		};
	}
};
function isSpared(change) {
	return isPresent(change) && !isDeleting(change) && objectOf(change).finalizers.length === 0;
}

// src/diagnose/rules/c4-namespace-content-remains.ts
const c4 = {
	id: "C4",
	title: "A namespace cannot end: objects remain in it",
	severity: "stuck",
	docs: [DOCS.namespaces],
	page: {
		what: "A namespace is in deletion and cannot end, because objects remain in it.",
		looks: "The condition `NamespaceContentRemaining=True` with reason `SomeResourcesRemain`: `PLURAL.GROUP has N resource instances`, and no finalizer is named. Since Kubernetes 1.33 no condition at all, as long as there are pods.",
		why: "The namespace controller deletes everything and counts what is left: pods in a long grace period, or objects that take their time. Since Kubernetes 1.33 it deletes the pods first, and nothing else before the last of them is gone.",
		fix: "Let the uninstall delete these objects, or what keeps them, before the namespace.",
		cleanUp: "Wait until the pods are over, or find out what else the counted objects wait for. Never force the namespace: its content would be left without one."
	},
	claims(change, evidence) {
		if (holdOf(change, evidence) === "C4") return change.id.name;
		return isToGo(change) && holdOfNamespace(change, evidence) === "C4" ? change.id.namespace : void 0;
	},
	explain(changes, evidence) {
		const namespaces = changes.filter(isNamespace);
		const content = changes.filter((change) => !isNamespace(change) && isDeleting(change));
		const others = changes.filter((change) => !isNamespace(change) && !isDeleting(change));
		const still = `${objectsListed(content)} ${forCount(content, "was", "were")} told to end and ${forCount(content, "is", "are")} still there`;
		const turn = ` ${objectsListed(others)} ${forCount(others, "has", "have")} to wait until then.`;
		return {
			cause: `${objectsListed(namespaces)} is in deletion and cannot end: ${content.length > 0 ? still : "objects remain in it"}.${others.length > 0 ? turn : ""}`,
			evidence: [...namespaces.flatMap((namespace) => conditionFacts(namespace, evidence)), ...content.slice(0, 5).map(endFact)],
			attribution: attribute(namespaces, evidence),
			chartFix: { what: "Let the uninstall delete these objects, or the controller that keeps making them, first; let pods end on SIGTERM, and shorten their `terminationGracePeriodSeconds`." },
			cleanUp: deleteCommands(content, "waits until they have ended; the namespace then ends by itself")
		};
	}
};
function isToGo(change) {
	return isPresent(change) && objectOf(change).finalizers.length === 0;
}
function endFact(change) {
	const { deletionTimestamp, deletionGracePeriodSeconds } = objectOf(change);
	return {
		fact: `to be gone at ${deletionTimestamp}${deletionGracePeriodSeconds ? `, grace period ${deletionGracePeriodSeconds} s` : ""}`,
		source: `metadata of ${displayName(change.id)}`
	};
}

// src/diagnose/rules/c5-namespace-finalizers-remain.ts
const c5 = {
	id: "C5",
	title: "A namespace cannot end: finalizers remain in it",
	severity: "stuck",
	docs: [DOCS.namespaces, DOCS.finalizers],
	page: {
		what: "A namespace is in deletion and cannot end, because objects in it carry finalizers.",
		looks: "The condition `NamespaceFinalizersRemaining=True` with reason `SomeFinalizersRemain`: `FINALIZER in N resource instances`.",
		why: "The controller that removes these finalizers was deleted with the release, or before the namespace.",
		fix: "Let a pre-delete hook delete the objects and wait, while their controller still runs.",
		cleanUp: "Take the finalizers off the objects (after a look at what they protect). Never force the namespace: its content would be left without one."
	},
	claims(change, evidence) {
		if (holdOf(change, evidence) === "C5") return change.id.name;
		return isDeleting(change) && abandonedFinalizers(change, evidence).length > 0 && holdOfNamespace(change, evidence) === "C5" ? change.id.namespace : void 0;
	},
	explain(changes, evidence) {
		const namespaces = changes.filter(isNamespace);
		const waiting = changes.filter((change) => !isNamespace(change));
		const holders = namespaces.flatMap((namespace) => contentOf$1(namespace, evidence)).filter((object) => object.finalizers.length > 0);
		const names = listed(holders.map(({ id }) => shortName(id)));
		return {
			cause: `${objectsListed(namespaces)} is in deletion and cannot end: ${names === "" ? "objects in it" : names} ${holders.length === 1 ? "carries a finalizer" : "carry finalizers"} that ${goneText(waiting, evidence)}.`,
			evidence: [...namespaces.flatMap((namespace) => conditionFacts(namespace, evidence)), ...abandonedFacts(waiting, evidence)],
			attribution: attribute(namespaces, evidence),
			chartFix: { what: `Let a pre-delete hook delete ${names === "" ? "these objects" : names} and wait, while the controller that removes ${forCount(holders, "the finalizer", "their finalizers")} still runs.` },
			cleanUp: releaseCommands(waiting, evidence)
		};
	}
};
function goneText(waiting, evidence) {
	const removers = unique(waiting.flatMap((change) => abandonedFinalizers(change, evidence).map(({ remover }) => removerName(remover))));
	const finalizers = unique(waiting.flatMap((change) => objectOf(change).finalizers)).map((name) => `\`${name}\``);
	return removers.length === 0 ? "nobody has removed" : `only ${listed(removers)} takes off (${listed(finalizers)}), and that is gone`;
}

// src/diagnose/rules/c6-namespace-own-finalizer.ts
const c6 = {
	id: "C6",
	title: "A namespace cannot end: it carries a finalizer of its own",
	severity: "stuck",
	docs: [DOCS.namespaces, DOCS.finalizers],
	page: {
		what: "A namespace is in deletion and carries a finalizer itself, besides the one of Kubernetes.",
		looks: "`metadata.finalizers`, or an entry other than `kubernetes` in `spec.finalizers`, while nothing is left in the namespace.",
		why: "Something marked the namespace as its own. Only that program takes the mark off, and it is gone or has not done so.",
		fix: "Let the controller take its finalizer off the namespace before it is deleted, or do not write finalizers on namespaces.",
		cleanUp: "Take the finalizer off the namespace with `kubectl patch`, after a look at what set it."
	},
	claims: (change, evidence) => holdOf(change, evidence) === "C6" ? change.id.name : void 0,
	explain(changes, evidence) {
		const [namespace] = changes;
		const finalizers = ownFinalizers(namespace, evidence);
		return {
			cause: `${objectsListed(changes)} is in deletion and carries the finalizer ${listed(finalizers.map((name) => `\`${name}\``))} itself; only the controller that set it can take it off.`,
			evidence: [{
				fact: `finalizers ${finalizers.join(", ")}`,
				source: `namespaces/${namespace.id.name}`
			}, ...conditionFacts(namespace, evidence)],
			attribution: attribute(changes, evidence),
			chartFix: { what: "Let the controller take its finalizer off the namespace before it is deleted." },
			cleanUp: releaseCommands(changes, evidence)
		};
	}
};

// src/diagnose/rules/c7-slow-pod.ts
const c7 = {
	id: "C7",
	title: "A pod takes long to shut down",
	severity: "leaked",
	docs: [DOCS.podLifecycle],
	page: {
		what: "A pod was told to end and is still there.",
		looks: "The pod has a deletionTimestamp and no finalizer, and is Running.",
		why: "Its grace period (`terminationGracePeriodSeconds`, also a preStop hook) is longer than the wait, or the process ignores SIGTERM and is killed only at its end.",
		fix: "Let the process end on SIGTERM (a shell that is process 1 needs `trap` or `exec`), and shorten `terminationGracePeriodSeconds`.",
		cleanUp: "Wait until the grace period is over."
	},
	claims: (change) => isSlowPod(change) ? "pods" : void 0,
	explain: (changes, evidence) => ({
		cause: `${objectsListed(changes)} ${forCount(changes, "was", "were")} told to end and ${forCount(changes, "is", "are")} still there: ${forCount(changes, "its", "their")} grace period is long, or the process ignores SIGTERM.`,
		evidence: changes.map((change) => ({
			fact: `to be gone at ${objectOf(change).deletionTimestamp}, grace period ${objectOf(change).deletionGracePeriodSeconds ?? "unknown"} s; seen at ${evidence.after.takenAt}`,
			source: `metadata of ${displayName(change.id)}`
		})),
		attribution: attribute(changes, evidence),
		chartFix: {
			what: "Let the process end on SIGTERM, and shorten `terminationGracePeriodSeconds`.",
			patch: "spec:\n  terminationGracePeriodSeconds: 10"
		},
		cleanUp: deleteCommands(changes, "waits until the pod has ended")
	})
};
function isSlowPod(change) {
	return change.id.group === "" && change.id.kind === "Pod" && change.kind === "left" && isDeleting(change) && objectOf(change).finalizers.length === 0;
}

// src/diagnose/words/modifications.ts
function fieldText({ path, before, after }) {
	const key = nameOfPath(path);
	if (before === void 0) return `${key} was added${after === void 0 || after === "" ? "" : ` (\`${after}\`)`}`;
	if (after === void 0) return `${key} was removed (it was \`${before}\`)`;
	return `${key} changed from \`${before}\` to \`${after}\``;
}
function nameOfPath(path) {
	const [, kind, key] = /^metadata\.(label|annotation)s\.(.+)$/.exec(path) ?? [];
	return kind === void 0 ? path : `${kind} \`${key}\``;
}
function changeSummary(changes) {
	return listed([...new Set(changes.flatMap((change) => change.fields.map(fieldText)))], 4);
}
function fieldFacts(change) {
	const writer = lastWriter(objectOf(change).writers);
	const by = writer ? `; last written by field manager \`${writer.manager}\`${writer.time ? ` at ${writer.time}` : ""}` : "";
	return change.fields.map((field) => ({
		fact: `${fieldText(field)}${by}`,
		source: `${displayName(change.id)}, before and after`
	}));
}
function fieldsUnder(change, path) {
	return change.fields.filter((field) => field.path === path || field.path.startsWith(`${path}.`));
}
function restoreCommands(changes, why) {
	return changes.flatMap((change) => ["label", "annotate"].flatMap((verb) => {
		const path = verb === "label" ? "metadata.labels" : "metadata.annotations";
		const values = Object.fromEntries(fieldsUnder(change, path).map((field) => [field.path.slice(path.length + 1), field.before]));
		return Object.keys(values).length === 0 ? [] : [restoreMetadata(verb, change.id, values, why)];
	}));
}
const LONGEST_PATCH = 16384;
function restoreContent(change, why) {
	const { content: before } = change.before ?? {};
	const { content: after } = change.after ?? {};
	if (before === void 0 || after === void 0) return [];
	const patch = patchBack(before, after);
	if (!isRecord(patch) || JSON.stringify(patch).length > LONGEST_PATCH) return [];
	return [patchCommand(change.id, patch, why)];
}
function patchBack(before, after) {
	if (isDeepStrictEqual(before, after)) return void 0;
	if (!isRecord(before) || !isRecord(after)) return before ?? null;
	const parts = [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])].sort().map((key) => [key, patchBack(before[key], after[key])]);
	return Object.fromEntries(parts.filter(([, value]) => value !== void 0));
}

// src/diagnose/rules/c10-namespace-lost-finalizer.ts
const c10 = {
	id: "C10",
	title: "A namespace lost its finalizer: its next deletion will never end",
	severity: "stuck",
	docs: [DOCS.namespaces],
	page: {
		what: "Something emptied `spec.finalizers` of a namespace that was not being deleted.",
		looks: "`spec.finalizers` of the namespace is empty where it was `[kubernetes]`. The next deletion leaves it Terminating, without any condition.",
		why: "Scripts that \"repair\" namespaces write an empty list to the `finalize` subresource. Done to a live namespace, it takes away the mark by which the namespace controller knows its work.",
		fix: "Never write to the `finalize` subresource of a namespace that is not being deleted.",
		cleanUp: "Write `spec.finalizers: [kubernetes]` back to the `finalize` subresource: `kubectl replace --raw /api/v1/namespaces/NAME/finalize -f FILE`."
	},
	claims: (change) => isEmptied(change) ? "namespaces" : void 0,
	explain: (changes) => ({
		cause: `Something emptied \`spec.finalizers\` of ${objectsListed(changes)} while ${forCount(changes, "it was", "they were")} not being deleted. The next deletion then stays Terminating for ever, without any condition.`,
		evidence: changes.flatMap(fieldFacts),
		attribution: {},
		chartFix: { what: "Never write to the `finalize` subresource of a namespace that is not being deleted. `clean-uninstall explain C10` says how it is put right again." },
		cleanUp: []
	})
};
function isEmptied(change) {
	if (!isNamespace(change) || isDeleting(change)) return false;
	return change.fields.some(({ path, before, after }) => /(^|\.)finalizers$/.test(path) && !path.startsWith("metadata") && before !== "[]" && after === "[]");
}

// src/diagnose/rules/d1-webhook-stays.ts
const d1 = {
	id: "D1",
	title: "A webhook configuration made at run time stays",
	severity: "leaked",
	docs: [DOCS.webhooks],
	page: {
		what: "A webhook configuration that a program made while the chart ran is still there.",
		looks: "A ValidatingWebhookConfiguration or MutatingWebhookConfiguration without annotations of the release; `managedFields` names the operator.",
		why: "Helm does not know what programs make, and an owner in a namespace is not possible for a cluster-scoped object: the garbage collector does not help either.",
		fix: "Set an ownerReference to a cluster-scoped object of the release (its ClusterRole, for instance), or delete the configuration in a pre-delete hook.",
		cleanUp: "Delete the configuration by name."
	},
	claims(change) {
		if (!isPresent(change) || !isWebhookConfiguration(change) || owningRelease(objectOf(change))) return void 0;
		return creatorOf(objectOf(change))?.manager;
	},
	explain(changes, evidence) {
		const manager = creatorOf(objectOf(changes[0]))?.manager;
		return {
			cause: `${objectsListed(changes)} ${forCount(changes, "was", "were")} made by field manager \`${manager}\` while the chart ran, not by Helm; Helm does not know ${forCount(changes, "it", "them")}, and nothing deleted ${forCount(changes, "it", "them")}.`,
			evidence: changes.map((change) => ({
				fact: `made at ${objectOf(change).creationTimestamp} by \`${manager}\`; no release annotation, ${objectOf(change).owners.length} owners`,
				source: `metadata of ${displayName(change.id)}`
			})),
			attribution: attribute(changes, evidence),
			chartFix: { what: "Set an ownerReference to a cluster-scoped object of the release (its ClusterRole, for instance), or delete the configuration in a pre-delete hook." },
			cleanUp: deleteCommands(changes, "removes the webhooks; admission no longer asks them")
		};
	}
};

// src/diagnose/uninstall/webhook-hook.ts
const WEBHOOKS = /\b(validating|mutating)webhookconfigurations?\b/i;
const SELECTS = /(^|\s)(-l|--selector|--all)\b|[$`]|\bxargs\b/;
function webhookHook(change, evidence) {
	if (madeWhen(change, evidence) !== "before") return void 0;
	const hooks = ["pre-delete", "post-delete"].flatMap((event) => hooksFor(event, evidence).map((hook) => ({
		event,
		hook
	})));
	for (const { event, hook } of hooks) {
		const lines = programLines(hook, evidence);
		const about = lines.filter((text) => WEBHOOKS.test(text));
		const [line] = about;
		if (line === void 0 || !hasSucceeded(hook, evidence)) continue;
		const namesIt = lines.some((text) => hasName(text, change.id.name)) || (about.some((text) => SELECTS.test(text)) ? void 0 : false);
		return {
			name: `${event} hook ${hookName(hook, evidence)}`,
			namesIt,
			fact: {
				fact: line,
				source: sourceText(hook.source)
			}
		};
	}
}
function hasSucceeded(hook, evidence) {
	const { uninstall } = evidence;
	if (uninstall === void 0 || skipsHooks(uninstall.argv)) return false;
	return uninstall.exitCode === 0 || isCompleted(hook, evidence);
}

// src/diagnose/rules/d2-webhook-blocks.ts
const d2 = {
	id: "D2",
	title: "A left webhook blocks requests: its Service is gone",
	severity: "breaks-cluster",
	docs: [DOCS.webhooks],
	page: {
		what: "A webhook configuration is left, and nothing answers behind it: the API server refuses what it covers.",
		looks: "Requests fail with `failed calling webhook … service \"…\" not found`. With `failurePolicy: Fail` on pods nothing starts in the cluster any more.",
		why: "The Service or the pods behind the webhook went with the release, and the configuration did not.",
		fix: "Delete the webhook configuration before the Service goes: as an object of the release, or in a pre-delete hook.",
		cleanUp: "Delete the configuration first, before anything else: while it is there, other clean-up may be refused."
	},
	claims(change, evidence) {
		if (blocking(change, evidence).length === 0) return void 0;
		return makingHook(change, evidence) ? "webhooks that hooks made" : "webhooks";
	},
	explain(changes, evidence) {
		const broken = changes.flatMap((change) => blocking(change, evidence));
		const hooks = changes.flatMap((change) => webhookHook(change, evidence) ?? []);
		return {
			cause: `${objectsListed(changes)} stayed${isHookWords(changes, evidence)}, but nothing answers at ${listed(unique(broken.map(({ service }) => `Service ${service.namespace}/${service.name}`)))} any more. With \`failurePolicy: Fail\` the API server now rejects ${rejected(broken)}.${hookWords(hooks)}`,
			evidence: [
				...changes.flatMap((change) => blocking(change, evidence).map((webhook) => ({
					fact: `webhook ${webhook.name}: failurePolicy ${webhook.failurePolicy}, ${listed([...webhook.rules, ...webhook.limits.map((limit) => `only with ${limit}`)], 8)}; ${serviceText(webhook.service, serviceState(webhook.service, evidence))}`,
					source: displayName(change.id)
				}))),
				...hookObjectFacts(changes, evidence),
				...uniqueFacts(hooks.map(({ fact }) => fact))
			],
			attribution: attribute(changes, evidence),
			chartFix: fixOf$1(changes, hooks, evidence),
			cleanUp: deleteCommands(changes, "removes the webhooks first: while they stay, other clean-up may be rejected")
		};
	}
};
function isHookWords(changes, evidence) {
	const words = hookObjectWords(changes, evidence);
	return words === void 0 ? "" : ` (${forCount(changes, "it is", "they are")} ${words} of the chart, which Helm never deletes with the release)`;
}
function fixOf$1(changes, hooks, evidence) {
	const [it, are] = [forCount(changes, "it", "them"), forCount(changes, "it is", "they are")];
	const configurations = forCount(changes, "the webhook configuration", "the webhook configurations");
	const mend = `Let the ${listed(unique(hooks.map(({ name }) => name)))} delete ${it} as well, and fail when ${are} still there; or else: `;
	const orElse = hooks.length === 0 ? "" : mend;
	if (hookObjectWords(changes, evidence) !== void 0) return {
		what: `${orElse}Take the hook annotations off ${configurations}: as ${forCount(changes, "an object", "objects")} of the release, ${are} deleted by the uninstall.`,
		patch: withoutHookAnnotations(changes, evidence)
	};
	return {
		what: `${orElse}Delete ${configurations} before the Service goes: as an object of the release, or in a pre-delete hook.`,
		patch: hookThatDeletes(changes.map(({ id }) => id), evidence, AFTER_OTHER_HOOKS)
	};
}
function hookWords(hooks) {
	const sentences = hooks.map(({ name, namesIt }) => {
		return ` The ${name} deals with webhook configurations and ended with success, but it did not delete this one${namesIt ? ", though it names it" : namesIt === false ? ": its text names others" : ""}.`;
	});
	return unique(sentences).join("");
}
const AFTER_OTHER_HOOKS = 5;
function rejected(broken) {
	const [narrow, wide] = [broken.filter(isLimited), broken.filter((webhook) => !isLimited(webhook))];
	const everywhere = wide.length === 0 ? [] : [`every ${requestsOf(wide)}, in the whole cluster`];
	const limits = listed(unique(narrow.flatMap((webhook) => webhook.limits)));
	const somewhere = narrow.length === 0 ? [] : [`every ${requestsOf(narrow)} that ${limits} lets through to the webhook`];
	return [...everywhere, ...somewhere].join("; and ");
}
function isLimited({ limits }) {
	return limits.length > 0;
}
function requestsOf(webhooks) {
	return listed(unique(webhooks.flatMap((webhook) => webhook.rules))) || "request that the webhook covers";
}
function blocking(change, evidence) {
	if (!isPresent(change)) return [];
	return webhooksOf(change, evidence).filter((webhook) => webhook.service !== void 0).filter(({ failurePolicy, service }) => failurePolicy === "Fail" && isBroken(serviceState(service, evidence)));
}

// src/diagnose/rules/d3-conversion-webhook-gone.ts
const d3 = {
	id: "D3",
	title: "A left CRD cannot be read: its conversion webhook is gone",
	severity: "breaks-cluster",
	docs: [DOCS.crdVersions],
	page: {
		what: "A CRD is left whose objects are converted by a webhook that is gone: they cannot be read any more.",
		looks: "`kubectl get PLURAL` fails with `conversion webhook for … failed`, or for ever with `storage is (re)initializing`; namespaces do not end.",
		why: "With `spec.conversion.strategy: Webhook` the API server asks the webhook whenever an object is read in a version other than the stored one. On older versions of Kubernetes that also stops the garbage collector of the whole cluster.",
		fix: "Set `spec.conversion.strategy` to None in a pre-delete hook, before the Service of the webhook is deleted, or delete the CRD with the release.",
		cleanUp: "`kubectl patch crd NAME` with `spec.conversion` `{\"strategy\":\"None\",\"webhook\":null}`; the objects can then be read and deleted."
	},
	claims: (change, evidence) => brokenConversion(change, evidence) ? "conversion" : void 0,
	explain: (changes, evidence) => ({
		cause: `${objectsListed(changes)} stayed, but ${forCount(changes, "its", "their")} versions are converted by a webhook whose Service is gone. Listing ${forCount(changes, "its", "their")} objects fails, which stops namespace deletion and, before Kubernetes 1.32, the garbage collector of the whole cluster.`,
		evidence: changes.flatMap((change) => conversionFacts(change, evidence)),
		attribution: attribute(changes, evidence),
		chartFix: { what: "Set `spec.conversion.strategy` to `None` in a pre-delete hook, before the Service of the webhook is deleted." },
		cleanUp: [...endConversion(changes), ...deleteCommands(changes.filter(({ kind }) => kind === "left"), "deletes the CRDs, and with them ALL their instances in all namespaces")]
	})
};

// src/diagnose/rules/d4-api-service-broken.ts
const d4 = {
	id: "D4",
	title: "A left APIService does not answer: API discovery is broken",
	severity: "breaks-cluster",
	docs: [DOCS.apiAggregation],
	page: {
		what: "An APIService is left that does not answer: API discovery is broken for everybody.",
		looks: "The condition `Available=False` with reason `ServiceNotFound`, `MissingEndpoints` or `FailedDiscoveryCheck`; `kubectl api-resources` ends with an error.",
		why: "The aggregation layer forwards a whole API group to a Service. When that is gone, clients and controllers that need the full list of kinds fail: no namespace can be deleted.",
		fix: "Make the APIService an object of the release (Helm 4 deletes it before its Service), or delete it in a pre-delete hook.",
		cleanUp: "`kubectl delete apiservice NAME`."
	},
	claims: (change, evidence) => isPresent(change) && isApiService(change) && brokenFacts(change, evidence).length > 0 ? "APIServices" : void 0,
	explain: (changes, evidence) => ({
		cause: `${objectsListed(changes)} stayed, but the Service behind ${forCount(changes, "it", "them")} does not answer. API discovery then fails for the whole cluster: no namespace can be deleted, and the garbage collector may stop.`,
		evidence: changes.flatMap((change) => brokenFacts(change, evidence)),
		attribution: attribute(changes, evidence),
		chartFix: { what: "Make the APIService an object of the release (Helm 4 deletes it before its Service), or delete it in a pre-delete hook." },
		cleanUp: deleteCommands(changes, "takes the API out of discovery")
	})
};
function brokenFacts(change, evidence) {
	const unavailable = conditionsOf(change, evidence).find(({ type, status }) => type === "Available" && status === "False");
	const service = aggregatedService(change, evidence);
	const state = service && serviceState(service, evidence);
	return [...unavailable ? [{
		fact: `Available=False: ${unavailable.reason}: ${unavailable.message}`,
		source: `status.conditions of ${displayName(change.id)}`
	}] : [], ...service && state && isBroken(state) ? [{
		fact: serviceText(service, state),
		source: displayName(change.id)
	}] : []];
}

// src/diagnose/rules/d5-admission-policy.ts
const d5 = {
	id: "D5",
	title: "An admission policy stays in force",
	severity: "leaked",
	docs: [DOCS.admissionPolicies],
	page: {
		what: "An admission policy, or its binding, that was made at run time stays in force.",
		looks: "A ValidatingAdmissionPolicy or MutatingAdmissionPolicy (or a binding) that is not part of the release.",
		why: "The API server evaluates policies by itself: no program has to run, so that they outlive what made them and go on judging requests.",
		fix: "Put policies, bindings and their parameters into the templates of the release.",
		cleanUp: "Delete the binding first, which ends the policy's effect, then the policy."
	},
	claims(change, evidence) {
		const isPolicy = /^(Validating|Mutating)AdmissionPolicy(Binding)?$/.test(change.id.kind);
		if (!isPresent(change) || change.id.group !== "admissionregistration.k8s.io" || !isPolicy) return void 0;
		return isOfRelease$1(change, evidence) || isMadeByUser(objectOf(change), evidence) ? void 0 : "policies";
	},
	explain: (changes, evidence) => ({
		cause: `${objectsListed(changes)} ${forCount(changes, "was", "were")} made while the chart ran and ${forCount(changes, "is", "are")} not part of the release: ${forCount(changes, "it goes", "they go")} on judging requests of the whole cluster.`,
		evidence: changes.map((change) => ({
			fact: `made at ${objectOf(change).creationTimestamp} by \`${creatorOf(objectOf(change))?.manager ?? "unknown"}\`, no release annotation`,
			source: `metadata of ${displayName(change.id)}`
		})),
		attribution: attribute(changes, evidence),
		chartFix: { what: "Put policies, bindings and their parameters into the templates of the release." },
		cleanUp: deleteCommands(changes.toReversed(), "removes the policy from admission")
	})
};

// src/diagnose/rules/d6-webhook-made-again.ts
const d6 = {
	id: "D6",
	title: "The operator makes its webhook again while it shuts down",
	severity: "leaked",
	docs: [DOCS.webhooks],
	page: {
		what: "The operator made its webhook configuration again while it shut down.",
		looks: "A webhook configuration with a creationTimestamp later than the start of the uninstall.",
		why: "Helm deletes the configuration while the operator still runs; the operator sees that it is missing and puts it back before it ends.",
		fix: "Scale the operator to zero in a pre-delete hook, and delete its webhook configurations after that.",
		cleanUp: "Delete the configuration by name."
	},
	claims: (change, evidence) => isPresent(change) && isWebhookConfiguration(change) && isMadeAfterUninstall(change, evidence) && !hookOf(change, evidence) ? "webhooks" : void 0,
	explain: (changes, evidence) => ({
		cause: `${objectsListed(changes)} ${forCount(changes, "was", "were")} made after the uninstall had started: the program behind ${forCount(changes, "it", "them")} was still running and put ${forCount(changes, "it", "them")} back.`,
		evidence: changes.map((change) => ({
			fact: `made at ${madeAt(change, evidence)}; the uninstall was started at ${evidence.uninstall?.startedAt}`,
			source: `metadata of ${displayName(change.id)}`
		})),
		attribution: attribute(changes, evidence),
		chartFix: { what: "Scale the operator to zero in a pre-delete hook, and delete its webhook configurations after that." },
		cleanUp: deleteCommands(changes, "removes the webhooks")
	})
};

// src/diagnose/rules/d7-api-server-setting.ts
const KINDS = /* @__PURE__ */ new Set([
	"FlowSchema",
	"PriorityLevelConfiguration",
	"ClusterTrustBundle"
]);
const d7 = {
	id: "D7",
	title: "A setting of the API server stays",
	severity: "leaked",
	docs: [DOCS.helmUninstall],
	page: {
		what: "A setting of the API server that was made at run time stays: a FlowSchema, a PriorityLevelConfiguration, a ClusterTrustBundle.",
		looks: "An object of these kinds that is not part of the release.",
		why: "They are cluster-scoped and have no owner; Helm does not know what programs make.",
		fix: "Put these objects into the templates of the release.",
		cleanUp: "Delete the objects by name."
	},
	claims: (change, evidence) => isPresent(change) && KINDS.has(change.id.kind) && change.id.group.endsWith(".k8s.io") && !isOfRelease$1(change, evidence) && !isMadeByUser(objectOf(change), evidence) ? "settings" : void 0,
	explain: (changes, evidence) => ({
		cause: `${objectsListed(changes)} ${forCount(changes, "was", "were")} made while the chart ran, not by Helm, and ${forCount(changes, "goes", "go")} on changing how the API server treats requests.`,
		evidence: changes.map((change) => ({
			fact: `made at ${objectOf(change).creationTimestamp} by \`${creatorOf(objectOf(change))?.manager ?? "unknown"}\``,
			source: `metadata of ${displayName(change.id)}`
		})),
		attribution: attribute(changes, evidence),
		chartFix: { what: "Put these objects into the templates of the release." },
		cleanUp: deleteCommands(changes, "gives the API server its former settings back")
	})
};

// src/diagnose/origin/tracking.ts
const ARGO_APPLICATION = "Argo CD Application";
const ARGO_TRACKING = "argocd.argoproj.io/tracking-id";
const INSTANCE = "app.kubernetes.io/instance";
const ARGO_WRITER = "argocd-controller";
const LABELS = {
	"kustomize.toolkit.fluxcd.io/name": "Flux Kustomization",
	"helm.toolkit.fluxcd.io/name": "Flux HelmRelease",
	"olm.owner": "ClusterServiceVersion"
};
function trackerOf(object) {
	const { labels } = object;
	const argo = argoApplication(object);
	if (argo !== void 0) return argo;
	const found = Object.entries(LABELS).find(([label]) => labels[label] !== void 0);
	if (found === void 0) return void 0;
	const [label, tool] = found;
	return {
		tool,
		name: labels[label] ?? "",
		mark: `${label}: ${labels[label]}`
	};
}
function argoApplication({ annotations, labels, writers }) {
	const id = annotations[ARGO_TRACKING];
	const instance = writers.some(({ manager }) => manager === "argocd-controller") ? labels[INSTANCE] : void 0;
	const mark = id === void 0 ? `${INSTANCE}: ${instance}` : `${ARGO_TRACKING}: ${id}`;
	const application = id === void 0 ? instance : id.split(":")[0];
	if (application === void 0) return void 0;
	const [, namespace, name = application] = /^([^_]+)_(.+)$/.exec(application) ?? [];
	return {
		tool: ARGO_APPLICATION,
		name,
		...namespace !== void 0 && { namespace },
		mark
	};
}
function otherRelease(object, evidence) {
	const record = releaseRecord(object);
	const owner = record ? {
		name: record.release,
		namespace: object.id.namespace ?? ""
	} : owningRelease(object) ?? void 0;
	if (owner === void 0) return void 0;
	return owner.name === evidence.releaseName && owner.namespace === evidence.namespace ? void 0 : `${owner.name} (${owner.namespace})`;
}

// src/diagnose/argo-cd/application.ts
const GROUP = "argoproj.io";
const KIND$1 = "Application";
const CASCADE_FINALIZER = "resources-finalizer.argocd.argoproj.io";
function isCascade(finalizer) {
	return finalizer === "resources-finalizer.argocd.argoproj.io" || typeof finalizer === "string" && finalizer.startsWith(`${"resources-finalizer.argocd.argoproj.io"}/`);
}
function applicationOf({ name, namespace }, evidence) {
	const isIt = (found) => found.name === name && (namespace === void 0 || found.namespace === namespace);
	const [left, installed, before] = liveApplications(evidence).map((found) => found.find(({ id }) => isIt(id)));
	const rendered = renderedApplications(evidence).find(isIt);
	const last = left ?? installed ?? before;
	const found = last?.id ?? rendered;
	const finalizers = last?.finalizers ?? finalizersOf(rendered?.manifest);
	return {
		name,
		...found?.namespace !== void 0 && { namespace: found.namespace },
		...rendered && { rendered: rendered.manifest },
		...left && { left },
		...finalizers && { cascades: finalizers.some(isCascade) }
	};
}
const CREATE_NAMESPACE = "CreateNamespace=true";
function deployerOf(object, evidence) {
	return trackerOf(object) ?? askedForNamespace(object, evidence);
}
function askedForNamespace({ id, writers }, evidence) {
	if (id.group !== "" || id.kind !== "Namespace") return void 0;
	if (!writers.some(({ manager }) => manager === "argocd-controller")) return void 0;
	const wants = ({ body }) => valueAt(body, "spec", "destination", "namespace") === id.name && syncOptions(body).includes(CREATE_NAMESPACE);
	const found = [...renderedApplications(evidence), ...leftApplications(evidence)].find(wants);
	if (found === void 0) return void 0;
	const { name, namespace } = found;
	return {
		tool: ARGO_APPLICATION,
		name,
		namespace,
		mark: CREATE_NAMESPACE
	};
}
const leftApplications = oncePerEvidence(({ objects }) => [...objects.values()].filter(({ apiVersion = "", kind }) => groupOf(apiVersion) === GROUP && kind === KIND$1).map((body) => ({
	name: body.metadata.name,
	namespace: body.metadata.namespace ?? "",
	body: { ...body }
})));
function syncOptions(body) {
	const options = valueAt(body, "spec", "syncPolicy", "syncOptions");
	return Array.isArray(options) ? options : [];
}
function topTracker(object, evidence) {
	let tracker = deployerOf(object, evidence);
	const seen = /* @__PURE__ */ new Set();
	while (tracker?.tool === ARGO_APPLICATION) {
		const left = applicationOf(tracker, evidence).left;
		const above = left && !evidence.before.objects.has(left.id.uid) && !seen.has(left) ? trackerOf(left) : void 0;
		if (left === void 0 || above === void 0) break;
		seen.add(left);
		tracker = above;
	}
	return tracker?.tool === "Argo CD Application" ? {
		...tracker,
		...placeOf(tracker, evidence)
	} : tracker;
}
function placeOf(tracker, evidence) {
	const { namespace } = applicationOf(tracker, evidence);
	return namespace === void 0 ? {} : { namespace };
}
const liveApplications = oncePerEvidence(({ after, installed, before }) => [
	after,
	installed,
	before
].map(({ objects }) => [...objects.values()].filter(({ id }) => isApplication(id))));
const renderedApplications = oncePerEvidence(({ release }) => (release?.objects ?? []).filter(({ apiVersion, kind }) => groupOf(apiVersion) === GROUP && kind === KIND$1).map((manifest) => ({
	name: manifest.name,
	namespace: manifest.namespace ?? release?.namespace ?? "",
	manifest,
	body: manifest.body
})));
function isApplication({ group, kind }) {
	return group === GROUP && kind === KIND$1;
}
function argoCdRuns(evidence) {
	const product = PRODUCT_FINALIZERS.find(({ finalizer }) => finalizer.test(CASCADE_FINALIZER));
	return runningWorkloads(evidence).some(({ name }) => product?.workload.test(name));
}
function finalizersOf(manifest) {
	if (manifest === void 0) return void 0;
	const found = valueAt(manifest.body, "metadata", "finalizers");
	return Array.isArray(found) ? found : [];
}

// src/diagnose/argo-cd/leftovers.ts
function markFacts(changes, evidence) {
	return changes.slice(0, 8).map((change) => {
		const source = `metadata of ${displayName(change.id)}`;
		const mark = trackerOf(objectOf(change))?.mark;
		if (mark !== void 0) return {
			fact: `\`${mark}\``,
			source
		};
		const application = deployerOf(objectOf(change), evidence);
		return {
			fact: `made by field manager \`${ARGO_WRITER}\`, for Application ${application?.namespace}/${application?.name}, which has \`${application?.mark}\``,
			source: `${source}, spec of the Application`
		};
	});
}
function explainArgoCd(changes, tracker, evidence) {
	const application = applicationOf(tracker, evidence);
	const name = `${ARGO_APPLICATION} ${application.namespace === void 0 ? "" : `${application.namespace}/`}${application.name}`;
	const children = changes.filter(({ id }) => isApplication(id));
	const others = changes.filter(({ id }) => !isApplication(id));
	const made = others.filter((change) => trackerOf(objectOf(change)) === void 0);
	return {
		title: `Deployed by ${name}, and stays`,
		cause: `${objectsListed(changes)} ${forCount(changes, "is", "are")} managed by ${name}${whatBecameOf(application)}. ${forCount(changes, "It has", "They have")} no owner, so nothing deletes ${forCount(changes, "it", "them")}.${aboutNamespaces(made)}`,
		evidence: markFacts(changes, evidence),
		attribution: {
			...attribute(changes, evidence),
			...application.rendered && templateOf(application.rendered.source, evidence),
			controller: name
		},
		chartFix: fixOf(application, made),
		cleanUp: [
			...argoCdRuns(evidence) ? children.flatMap((change) => cascadeCommands(objectOf(change))) : [],
			...deleteCommands(children, `deletes the Applications that ${name} had deployed`),
			...deleteCommands(others, `deletes what ${name} had deployed`)
		]
	};
}
function aboutNamespaces(made) {
	if (made.length === 0) return "";
	return ` ${objectsListed(made)} came of \`CreateNamespace=true\`: such a namespace Argo CD never deletes, with the finalizer neither.`;
}
function fixOf({ rendered, cascades }, made) {
	const namespace = made.length === 0 ? "" : " Let the Application deploy its Namespace as one of its manifests, in place of `CreateNamespace=true`.";
	if (rendered && cascades !== true) return {
		what: `Add the cascade finalizer to the Application, so that deleting it deletes what it deployed.${namespace}`,
		patch: `metadata:\n  finalizers:\n    - ${CASCADE_FINALIZER}`
	};
	return { what: namespace.trim() || "Let Argo CD delete what it deployed before the Application is deleted." };
}
function cascadeCommands({ id, finalizers }) {
	if (finalizers.some(isCascade)) return [];
	const patch = { metadata: { finalizers: [...finalizers, CASCADE_FINALIZER] } };
	return [patchCommand(id, patch, "lets the deletion of this Application delete what it deployed")];
}
function whatBecameOf({ rendered, left, cascades }) {
	if (left !== void 0) return ", which is still there";
	if (rendered === void 0) return "";
	const gone = ", which was deleted with the release";
	if (cascades === true) return `${gone}, though with \`${CASCADE_FINALIZER}\``;
	return `${gone} and had no \`${CASCADE_FINALIZER}\`: Argo CD then leaves what it had deployed`;
}

// src/diagnose/origin/runtime-objects.ts
function runtimeMaker(change, evidence) {
	const object = objectOf(change);
	if (!isPresent(change) || isDeleting(change) || object.owners.length > 0) return void 0;
	if (owningRelease(object) || hookOf(change, evidence) || isRendered(change, evidence)) return void 0;
	const creator = creatorOf(object);
	if (creator === void 0 || isMadeByUser(object, evidence)) return void 0;
	if (!isController(creator.manager) && !isKubectl(creator.manager)) return void 0;
	const workload = makerOf(change, evidence);
	return workload ? workloadName(workload) : creator.manager;
}
function isRendered(change, evidence) {
	return manifestObjectOf(change.id, evidence) !== void 0 || crdFileOf(change.id, evidence) !== void 0;
}

// src/diagnose/uninstall/owner-fix.ts
function ownerFix(changes, program, evidence) {
	const owned = changes.filter((change) => canBeOwned(change, program, evidence));
	const rest = changes.filter((change) => !owned.includes(change));
	const whole = rest.length === 0 ? void 0 : objectsListed(owned);
	const what = [
		...program.isDoubtful ? [`Find out which program writes as \`${program.manager}\`${likelyWords(program)}.`] : [],
		...owned.length === 0 ? [] : [ownerSentence(owned, whole, program, evidence)],
		...rest.length === 0 ? [] : [hookSentence(rest, program)]
	].join(" ");
	const patch = patchFor(owned, rest, program, evidence);
	return {
		what,
		...patch !== void 0 && { patch }
	};
}
function likelyWords({ likely }) {
	const names = unique(likely.map(workloadName));
	return names.length === 0 ? "" : ` (of the release, only ${listed(names)} may have made this)`;
}
function canBeOwned(change, { workload }, evidence) {
	const { namespace } = change.id;
	const ownNamespace = workload?.namespace ?? evidence.namespace;
	return onBehalfOf(change, evidence) !== void 0 || namespace !== void 0 && namespace === ownNamespace;
}
function ownerSentence(owned, whole, { workload, manager, isDoubtful }, evidence) {
	const who = workload ? workloadName(workload) : `field manager \`${manager}\``;
	const letIt = isDoubtful ? "When it is the chart's, let it" : `Let ${who}`;
	const it = whole === void 0 ? "it" : forCount(owned, "it", "them");
	return `${letIt} set ${ownerWords(owned, whole, workload, evidence)} (Kubernetes then deletes ${it}), or delete ${it} in a pre-delete hook.`;
}
function ownerWords(changes, whole, workload, evidence) {
	const known = changes.flatMap((change) => onBehalfOf(change, evidence) ?? []);
	const owners = unique(known.map(shortName));
	const names = listed(owners);
	const on = whole ?? "what it makes";
	const itWas = whole === void 0 ? "it was" : forCount(changes, "it was", "they were");
	if (known.length === changes.length) return `an ownerReference to ${names} on ${on} on behalf of ${forCount(owners, "it", "them")}`;
	return `an ownerReference on ${on}, to the object on whose behalf ${itWas} made${known.length === 0 ? "" : ` (${names} for ${known.length} of ${changes.length})`} or to ${workload ? `this ${workload.kind}` : "its Deployment"}`;
}
function hookSentence(rest, { workload, isDoubtful }) {
	const isCluster = rest.filter(({ id }) => id.namespace === void 0);
	const elsewhere = rest.filter(({ id }) => id.namespace !== void 0);
	const program = workload ? workloadName(workload) : "the program";
	const why = [...isCluster.length === 0 ? [] : ["a cluster-scoped object cannot have an owner in a namespace"], ...elsewhere.length === 0 ? [] : [`${program} cannot own an object in another namespace`]].join(", and ");
	return `${isDoubtful ? "When they are the chart's, delete" : "Delete"} ${objectsListed(rest)} in a pre-delete hook: ${why}.`;
}
function patchFor(owned, rest, { workload, isDoubtful }, evidence) {
	const reference = ownerPatch(owned, workload, evidence);
	const toDelete = reference === void 0 ? [...owned, ...rest] : rest;
	const hook = isDoubtful || toDelete.length === 0 ? void 0 : hookThatDeletes(toDelete.map(({ id }) => id), evidence);
	if (reference === void 0 || hook === void 0) return reference ?? hook;
	return `# on ${objectsListed(owned)}\n${reference}\n---\n${hook}`;
}
function ownerPatch(owned, workload, evidence) {
	const custom = owned.flatMap((change) => onBehalfOf(change, evidence) ?? [])[0];
	const own = owned.length > 0 && workload ? typeAndName(workload) : void 0;
	const owner = custom ? {
		apiVersion: `${custom.group}/${custom.version}`,
		kind: custom.kind,
		name: custom.name
	} : own;
	if (owner === void 0) return void 0;
	return `metadata:\n  ownerReferences:\n    - apiVersion: ${owner.apiVersion}\n      kind: ${owner.kind}\n      name: ${owner.name}\n      uid: <uid of the ${owner.kind}>\n      controller: true`;
}
function typeAndName({ group, kind, name }) {
	return {
		apiVersion: group === "" ? "v1" : `${group}/v1`,
		kind,
		name
	};
}

// src/diagnose/rules/e1-made-at-run-time.ts
const e1 = {
	id: "E1",
	title: "Made at run time, without an owner",
	severity: "leaked",
	docs: [DOCS.owners, DOCS.garbageCollection],
	page: {
		what: "A program of the chart made objects while it ran, without an owner; or other releases and applications appeared.",
		looks: "No ownerReference and no annotation of the release; `managedFields` names the program that made them.",
		why: "Helm deletes what it rendered, the garbage collector what has an owner. What has neither is nobody's.",
		fix: "Let the program set an ownerReference on what it makes in its own namespace; delete the rest (cluster-scoped objects, and those of other namespaces) in a pre-delete hook.",
		cleanUp: "Delete the objects by name."
	},
	claims(change, evidence) {
		if (!isPresent(change) || isDeleting(change)) return void 0;
		const object = objectOf(change);
		if (otherRelease(object, evidence)) return "other releases";
		const tracker = object.owners.length === 0 ? topTracker(object, evidence) : void 0;
		if (tracker) return `${tracker.tool} ${tracker.namespace ?? ""}/${tracker.name}`;
		const maker = runtimeMaker(change, evidence);
		return maker && `made by ${maker}`;
	},
	explain(changes, evidence) {
		const [first] = changes;
		if (otherRelease(objectOf(first), evidence)) return explainReleases(changes, evidence);
		if (topTracker(objectOf(first), evidence)) return explainTracked(changes, evidence);
		return explainMade(changes, evidence);
	}
};
function explainMade(changes, evidence) {
	const [first] = changes;
	const manager = creatorOf(objectOf(first))?.manager ?? "unknown";
	const workload = makerOf(first, evidence);
	const who = workload ? workloadName(workload) : `field manager \`${manager}\``;
	const isDoubtful = !workload && wroteBeforeInstall(manager, evidence);
	const wasThere = isDoubtful ? ` The same field manager had written objects before the install as well, so ${forCount(changes, "this one need", "these need")} not be the chart's.` : "";
	const likely = changes.flatMap((change) => likelyMaker(change, evidence) ?? []);
	const traces = changes.flatMap((change) => makerTrace(change, evidence) ?? []);
	return {
		cause: `${objectsListed(changes)} ${forCount(changes, "was", "were")} made by ${who} while the chart ran. ${forCount(changes, "It has", "They have")} no owner and no mark of Helm, so neither Kubernetes nor Helm deletes ${forCount(changes, "it", "them")}.${wasThere}`,
		evidence: [...changes.slice(0, 8).map((change) => madeFact(change)), ...uniqueFacts(traces).slice(0, 8)],
		attribution: attribute(changes, evidence),
		chartFix: ownerFix(changes, {
			workload,
			manager,
			isDoubtful,
			likely
		}, evidence),
		cleanUp: deleteCommands(changes, "deletes what was made at run time")
	};
}
function madeFact(change) {
	const object = objectOf(change);
	return {
		fact: `made at ${object.creationTimestamp} by field manager \`${creatorOf(object)?.manager ?? "unknown"}\`; no ownerReference, no \`meta.helm.sh/release-name\``,
		source: `metadata of ${displayName(change.id)}`
	};
}
function explainReleases(changes, evidence) {
	const releases = unique(changes.map((change) => otherRelease(objectOf(change), evidence) ?? ""));
	return {
		title: "Other Helm releases appeared, and stay",
		cause: `While the chart ran, ${counted(releases.length, "other Helm release")} appeared: ${listed(releases)}, with ${counted(changes.length, "object")}. Uninstalling this chart does not uninstall ${releases.length === 1 ? "it" : "them"}.`,
		evidence: changes.slice(0, 8).map((change) => ({
			fact: `belongs to release ${otherRelease(objectOf(change), evidence)}`,
			source: `metadata of ${displayName(change.id)}`
		})),
		attribution: attribute(changes, evidence),
		chartFix: { what: "Uninstall these releases in a pre-delete hook, while what installed them still runs." },
		cleanUp: [...releases.map(uninstallOf), ...deleteCommands(changes, "deletes what these releases leave, or all of it when Helm can no longer do so")]
	};
}
function uninstallOf(release) {
	const [, name = release, namespace = "default"] = /^(.+) \((.*)\)$/.exec(release) ?? [];
	return {
		argv: [
			"helm",
			"uninstall",
			"--ignore-not-found",
			"--namespace",
			namespace,
			"--",
			name
		],
		why: "uninstalls the release that came with the chart"
	};
}
function explainTracked(changes, evidence) {
	const tracker = topTracker(objectOf(changes[0]), evidence);
	if (tracker?.tool === "Argo CD Application") return explainArgoCd(changes, tracker, evidence);
	const name = `${tracker?.tool} ${tracker?.name}`;
	return {
		title: `Deployed by ${name}, and stays`,
		cause: `${objectsListed(changes)} ${forCount(changes, "is", "are")} managed by ${name}. ${forCount(changes, "It has", "They have")} no owner, so nothing deletes ${forCount(changes, "it", "them")}.`,
		evidence: markFacts(changes, evidence),
		attribution: {
			...attribute(changes, evidence),
			controller: name
		},
		chartFix: { what: `Let ${tracker?.tool} delete what it deployed before its own object is deleted.` },
		cleanUp: deleteCommands(changes, `deletes what ${name} had deployed`)
	};
}

// src/diagnose/rules/e2-wrong-owner-scope.ts
const e2 = {
	id: "E2",
	title: "An ownerReference points where Kubernetes does not allow it",
	severity: "leaked",
	docs: [DOCS.owners],
	page: {
		what: "An object names an owner that Kubernetes does not allow: in another namespace, or a namespaced one for a cluster-scoped object.",
		looks: "A warning event `OwnerRefInvalidNamespace`, or an ownerReference whose owner is in another namespace.",
		why: "The garbage collector looks for the owner in the namespace of the dependent. It does not find it there, and either leaves the object or deletes it as an orphan.",
		fix: "Name a cluster-scoped owner or one of the same namespace, or clean up by a finalizer or a pre-delete hook.",
		cleanUp: "Delete the objects by name."
	},
	claims: (change, evidence) => isPresent(change) && invalidFacts(change, evidence).length > 0 ? "owners" : void 0,
	explain(changes, evidence) {
		return {
			cause: `${causeSentences(changes.flatMap((change) => foreignOwners(change, evidence))) || `${objectsListed(changes)} ${forCount(changes, "names", "name")} an owner that is not where Kubernetes looks for it.`} The garbage collector cannot follow that: it may leave ${forCount(changes, "the object", "the objects")}, or delete ${forCount(changes, "it", "them")} at any time.`,
			evidence: changes.flatMap((change) => invalidFacts(change, evidence)),
			attribution: attribute(changes, evidence),
			chartFix: {
				what: fixSentences(changes),
				patch: hookThatDeletes(changes.map(({ id }) => id), evidence)
			},
			cleanUp: deleteCommands(changes, "deletes what the garbage collector cannot")
		};
	}
};
function foreignOwners(change, evidence) {
	const isSaid = eventsOf(change, evidence).length > 0;
	return objectOf(change).owners.flatMap((reference) => {
		const owner = objectByUid(evidence, reference.uid);
		if (owner === void 0) return isSaid ? [{
			change,
			owner: `${reference.kind}/${reference.name}`
		}] : [];
		return owner.id.namespace !== void 0 && owner.id.namespace !== change.id.namespace ? [{
			change,
			owner: shortName(owner.id)
		}] : [];
	});
}
function causeSentences(foreign) {
	return [...Map.groupBy(foreign, ({ change, owner }) => `${change.id.namespace ?? ""}|${owner}`).values()].map((group) => {
		const changes = unique(group.map(({ change }) => change));
		const names = `${forCount(changes, "names", "name")} ${group[0]?.owner} as ${forCount(changes, "its", "their")} owner`;
		return group[0]?.change.id.namespace === void 0 ? `${objectsListed(changes)} ${forCount(changes, "is", "are")} cluster-scoped, but ${names}.` : `${objectsListed(changes)} ${names}, which is not in namespace ${group[0]?.change.id.namespace}.`;
	}).slice(0, MOST_SENTENCES).join(" ");
}
const MOST_SENTENCES = 4;
function fixSentences(changes) {
	const [cluster, inside] = [changes.filter(isClusterScoped), changes.filter((change) => !isClusterScoped(change))];
	const namespaces = listed(unique(inside.map(({ id }) => id.namespace ?? "")));
	return [...cluster.length === 0 ? [] : [`Delete ${objectsListed(cluster)} in a pre-delete hook, without the ownerReference; or name a cluster-scoped owner, such as a ClusterRole of the release.`], ...inside.length === 0 ? [] : [`Let ${objectsListed(inside)} name an owner in ${namespaces}, or a cluster-scoped one; or delete ${forCount(inside, "it", "them")} in a pre-delete hook, without the ownerReference.`]].join(" ");
}
function isClusterScoped({ id }) {
	return id.namespace === void 0;
}
function eventsOf({ id }, { events }) {
	return events.filter(({ uid, reason }) => uid === id.uid && reason === "OwnerRefInvalidNamespace");
}
function invalidFacts(change, evidence) {
	const events = eventsOf(change, evidence).map(({ message, about }) => ({
		fact: `OwnerRefInvalidNamespace: ${message}`,
		source: `event of ${about}`
	}));
	const references = objectOf(change).owners.flatMap((reference) => {
		const namespace = objectByUid(evidence, reference.uid)?.id.namespace;
		if (namespace === void 0 || namespace === change.id.namespace) return [];
		return [{
			fact: `owner ${reference.kind}/${reference.name} is in namespace ${namespace}`,
			source: `ownerReferences of ${displayName(change.id)}`
		}];
	});
	return [...events, ...references];
}

// src/diagnose/evidence/collector-blockers.ts
function collectorBlockers(orphans, evidence) {
	return evidence.changes.filter(isPresent).flatMap((change) => {
		const blocker = unlistable(change, evidence) ?? refusing(change, orphans, evidence) ?? undiscoverable(change, evidence);
		return blocker ? [blocker] : [];
	});
}
function unlistable(change, evidence) {
	if (collectorGoesOn(evidence)) return void 0;
	const service = brokenConversion(change, evidence);
	const failure = evidence.after.failures.find(({ resource }) => resource === change.id.name);
	if (service === void 0 || failure === void 0) return void 0;
	const why = serviceText(service, serviceState(service, evidence));
	return {
		what: `it has to list every kind first, and that of ${shortName(change.id)} cannot be listed, because its conversion webhook does not answer: ${why}`,
		facts: [{
			fact: failure.error,
			source: `list of ${failure.resource}`
		}]
	};
}
function collectorGoesOn({ kubernetes }) {
	const minor = minorVersion(kubernetes);
	return minor !== void 0 && minor >= 32;
}
function refusing(change, orphans, evidence) {
	const resources = new Set(orphans.map(({ id }) => id.resource));
	const webhook = webhooksOf(change, evidence).find(({ failurePolicy, service, covers }) => failurePolicy === "Fail" && service !== void 0 && isBroken(serviceState(service, evidence)) && covers.some((rule) => includes(rule.operations, "DELETE") && [...resources].some((name) => includes(rule.resources, name))));
	if (webhook?.service === void 0) return void 0;
	const why = serviceText(webhook.service, serviceState(webhook.service, evidence));
	return {
		what: `its requests are refused, because webhook ${webhook.name} of ${shortName(change.id)} must not fail and does not answer: ${why}`,
		facts: [{
			fact: `failurePolicy Fail, ${webhook.rules.join(", ")}; ${why}`,
			source: displayName(change.id)
		}]
	};
}
function includes(names, name) {
	return names.includes("*") || names.includes(name);
}
function undiscoverable(change, evidence) {
	const service = aggregatedService(change, evidence);
	const state = service && serviceState(service, evidence);
	if (service === void 0 || state === void 0 || !isBroken(state)) return void 0;
	const why = serviceText(service, state);
	return {
		what: `it has to know every kind, and those of ${shortName(change.id)} are unknown, because nothing answers: ${why}`,
		facts: [{
			fact: why,
			source: displayName(change.id)
		}]
	};
}

// src/diagnose/rules/e3-orphaned-dependent.ts
const e3 = {
	id: "E3",
	title: "Orphaned: the owner is gone, the garbage collector did not follow",
	severity: "leaked",
	docs: [DOCS.garbageCollection, DOCS.owners],
	page: {
		what: "All owners of an object are gone, and the garbage collector has not deleted it.",
		looks: "An ownerReference to a UID that no longer exists; or the reference was there before the uninstall and has been taken off.",
		why: "Something blocks the collector (a webhook that refuses the deletion, a broken API), or the owner was deleted with `--cascade=orphan`, which leaves dependents on purpose.",
		fix: "Remove what blocks the collector; delete owners with background or foreground propagation.",
		cleanUp: "Delete the objects by name."
	},
	claims: (change, evidence) => isOrphan(change, evidence) ? "orphans" : void 0,
	explain(changes, evidence) {
		const owners = unique(changes.flatMap((change) => ownerNames(change, evidence)));
		const isReleased = changes.some(isStripped);
		const blockers = isReleased ? [] : collectorBlockers(changes, evidence);
		const isAskedFor = isReleased && asksToOrphan(evidence.uninstall?.argv ?? []);
		const how = isAskedFor ? "the uninstall was run with `--cascade orphan`" : "it was deleted with `--cascade=orphan`";
		const why = isReleased ? `${forCount(changes, "Its ownerReference was", "Their ownerReferences were")} stripped when the owner went: ${how}, which leaves dependents on purpose.` : `Kubernetes' garbage collector should have deleted ${forCount(changes, "it", "them")} and did not: ${blockers.map(({ what }) => what).join("; and ") || "something blocks it, such as a broken webhook or API"}.`;
		return {
			cause: `${objectsListed(changes)} ${forCount(changes, "belongs", "belong")} to ${listed(owners)}, which no longer ${owners.length === 1 ? "exists" : "exist"}. ${why}`,
			evidence: [...changes.slice(0, 8).flatMap((change) => ownerFacts(change, evidence)), ...blockers.flatMap(({ facts }) => facts)],
			attribution: attribute(changes, evidence),
			chartFix: { what: isAskedFor ? "Nothing: uninstall without `--cascade orphan` where the dependents are to go with their owners." : isReleased ? "Delete the owner with background or foreground propagation (the default), not with `--cascade=orphan`." : "Remove what blocks the garbage collector: a webhook, a CRD conversion or an APIService whose Service is gone." },
			cleanUp: deleteCommands(changes, blockers.length > 0 ? "deletes what the owner left behind; the garbage collector does it, too, once nothing blocks it any more" : "deletes what the owner left behind")
		};
	}
};
function isStripped(change) {
	return objectOf(change).owners.length === 0;
}
function ownerNames(change, evidence) {
	return ownersOf(objectOf(change), evidence).map((owner) => `${owner.kind}/${owner.name}`);
}
function ownerFacts(change, evidence) {
	const when = isStripped(change) ? " (before the uninstall; the reference is gone now)" : "";
	return ownersOf(objectOf(change), evidence).map((owner) => ({
		fact: `owner ${owner.kind}/${owner.name} with UID ${owner.uid} does not exist`,
		source: `ownerReferences of ${displayName(change.id)}${when}`
	}));
}
function isOrphan(change, evidence) {
	if (!isPresent(change) || isDeleting(change)) return false;
	const owners = ownersOf(objectOf(change), evidence);
	if (owners.length === 0 || owners.some(({ uid }) => evidence.after.objects.has(uid))) return false;
	return evidence.after.failures.length === 0 || owners.every(({ uid }) => objectByUid(evidence, uid) !== void 0);
}

// src/diagnose/rules/e4-stateful-set-claims.ts
const e4 = {
	id: "E4",
	title: "Volume claims of a StatefulSet are retained by default",
	severity: "leaked",
	docs: [DOCS.statefulSets, DOCS.persistentVolumes],
	page: {
		what: "Volume claims that a StatefulSet made from its `volumeClaimTemplates` are left, with the volumes behind them.",
		looks: "Claims named TEMPLATE-STATEFULSET-NUMBER without an ownerReference.",
		why: "Kubernetes keeps data: `persistentVolumeClaimRetentionPolicy.whenDeleted` is Retain by default, and Helm never knew the claims.",
		fix: "Set `spec.persistentVolumeClaimRetentionPolicy.whenDeleted: Delete`, or accept the claims with a reason where their data is to outlive the release.",
		cleanUp: "Delete the claims by name; the volumes and their data go with them when their reclaim policy is Delete."
	},
	claims: (change, evidence) => statefulSetOf(change, evidence)?.name,
	explain(changes, evidence) {
		const [first] = changes;
		const set = statefulSetOf(first, evidence);
		return {
			cause: `${objectsListed(changes)} ${forCount(changes, "was", "were")} made by StatefulSet ${set?.name} from its \`volumeClaimTemplates\`. Its retention policy is \`whenDeleted: Retain\` (the default), so Kubernetes keeps ${forCount(changes, "the claim and its data", "the claims and their data")} when the StatefulSet goes.`,
			evidence: changes.slice(0, 8).map((change) => ({
				fact: `named after volumeClaimTemplate and StatefulSet ${set?.name}; no ownerReference; phase ${field(change, evidence, "status", "phase") ?? "unknown"}`,
				source: displayName(change.id)
			})),
			attribution: {
				...attribute(changes, evidence),
				...set?.source && templateOf(set.source, evidence),
				controller: `StatefulSet/${set?.name} (${first.id.namespace})`
			},
			chartFix: {
				what: "Set the retention policy to `Delete`, or accept the claims with a reason when their data is to outlive the release.",
				patch: "spec:\n  persistentVolumeClaimRetentionPolicy:\n    whenDeleted: Delete"
			},
			cleanUp: deleteCommands(changes, "deletes the claims and, by the reclaim policy of their volumes, the DATA on them")
		};
	}
};
function statefulSetOf({ id, kind, ...change }, evidence) {
	const whole = {
		id,
		kind,
		...change
	};
	if (id.group !== "" || id.kind !== "PersistentVolumeClaim" || kind !== "left" || isDeleting(whole)) return void 0;
	const object = objectOf(whole);
	if (object.owners.length > 0 || owningRelease(object) || manifestObjectOf(id, evidence)) return void 0;
	return renderedSet(id, evidence) ?? ranSet(id, evidence);
}
function renderedSet(id, evidence) {
	return (evidence.release?.objects ?? []).filter(({ kind }) => kind === "StatefulSet").find(({ name, namespace, body }) => {
		if ((namespace ?? evidence.namespace) !== id.namespace || !isRecord(body.spec)) return false;
		return recordsOf(body.spec.volumeClaimTemplates).some((template) => {
			const claim = isRecord(template.metadata) ? String(template.metadata.name) : "";
			return id.name.startsWith(`${claim}-${name}-`) && /^\d+$/.test(id.name.slice(claim.length + name.length + 2));
		});
	});
}
function ranSet(id, evidence) {
	const found = [...evidence.installed.objects.values()].filter((object) => object.id.kind === "StatefulSet" && object.id.namespace === id.namespace && !evidence.before.objects.has(object.id.uid)).find((object) => {
		const at = id.name.lastIndexOf(`-${object.id.name}-`);
		return at > 0 && /^\d+$/.test(id.name.slice(at + object.id.name.length + 2));
	});
	return found && { name: found.id.name };
}

// src/diagnose/rules/e5-retained-volume.ts
const e5 = {
	id: "E5",
	title: "A volume is retained after its claim is gone",
	severity: "leaked",
	docs: [DOCS.persistentVolumes],
	page: {
		what: "A volume with the reclaim policy Retain is left after its claim has gone.",
		looks: "A PersistentVolume in phase Released whose `spec.claimRef` names a claim that does not exist.",
		why: "Retain means: a person decides what happens to the data.",
		fix: "Use a StorageClass with `reclaimPolicy: Delete`, or accept the volume with a reason.",
		cleanUp: "`kubectl delete pv NAME` removes it from Kubernetes; the data behind it has to be removed where it lies."
	},
	claims: (change, evidence) => isRetained(change, evidence) ? "volumes" : void 0,
	explain: (changes, evidence) => ({
		cause: `${objectsListed(changes)} ${forCount(changes, "has", "have")} the reclaim policy \`Retain\`: the claim is gone, the volume and its data stay until somebody removes ${forCount(changes, "it", "them")} by hand.`,
		evidence: changes.map((change) => ({
			fact: `persistentVolumeReclaimPolicy Retain, phase ${field(change, evidence, "status", "phase")}`,
			source: displayName(change.id)
		})),
		attribution: {
			...attribute(changes, evidence),
			...templateBehind(changes, evidence)
		},
		chartFix: { what: "Use a StorageClass with `reclaimPolicy: Delete`, or accept the volume with a reason." },
		cleanUp: deleteCommands(changes, "removes the volume from Kubernetes; the data behind it has to be removed where it lies")
	})
};
function templateBehind(changes, evidence) {
	const source = changes.flatMap((change) => [["StorageClass", field(change, evidence, "spec", "storageClassName")], ["PersistentVolumeClaim", field(change, evidence, "spec", "claimRef", "name")]]).map(([kind, name]) => evidence.release?.objects.find((object) => object.kind === kind && object.name === name)).find((found) => found !== void 0)?.source;
	return source === void 0 ? {} : templateOf(source, evidence);
}
function isRetained(change, evidence) {
	if (change.id.group !== "" || change.id.kind !== "PersistentVolume" || change.kind !== "left" || isDeleting(change)) return false;
	const isBound = field(change, evidence, "status", "phase") === "Bound";
	return field(change, evidence, "spec", "persistentVolumeReclaimPolicy") === "Retain" && !isBound;
}

// src/diagnose/rules/e6-run-time-secret.ts
const e6 = {
	id: "E6",
	title: "A Secret made at run time stays",
	severity: "leaked",
	docs: [DOCS.secrets, DOCS.owners],
	page: {
		what: "A Secret that was made at run time is left: a certificate, a token, a password.",
		looks: "A Secret without an ownerReference that is in no template; `managedFields` names the operator or a certificate Job.",
		why: "Helm does not know what programs and Jobs make, and such a Secret has no owner that would take it along.",
		fix: "Set an ownerReference on the Secret, or delete it in a pre-delete hook. Keep it with a reason if it must survive a new installation.",
		cleanUp: "Delete the Secret by name; what was encrypted or signed with it can then no longer be used."
	},
	claims(change, evidence) {
		const object = objectOf(change);
		if (change.id.group !== "" || change.id.kind !== "Secret" || trackerOf(object) || otherRelease(object, evidence)) return void 0;
		return runtimeMaker(change, evidence);
	},
	explain: (changes, evidence) => ({
		cause: `${objectsListed(changes)} ${forCount(changes, "was", "were")} made at run time by ${runtimeMaker(changes[0], evidence)}, with no owner: certificates, tokens or passwords that outlive the release.`,
		evidence: changes.slice(0, 8).map((change) => ({
			fact: `made at ${objectOf(change).creationTimestamp} by field manager \`${creatorOf(objectOf(change))?.manager}\`; no ownerReference, not in the manifest`,
			source: `metadata of ${displayName(change.id)} (its data is never read)`
		})),
		attribution: attribute(changes, evidence),
		chartFix: { what: "Set an ownerReference on the Secret, or delete it in a pre-delete hook; keep it with a reason if it must survive a reinstall." },
		cleanUp: deleteCommands(changes, "deletes the Secret; what was encrypted or signed with it can then no longer be used")
	})
};

// src/diagnose/rules/e7-leader-election-lock.ts
const LEADER = "control-plane.alpha.kubernetes.io/leader";
const e7 = {
	id: "E7",
	title: "A leader-election lock stays",
	severity: "leaked",
	docs: [DOCS.leases],
	page: {
		what: "The lock of a leader election is left: a Lease, or a ConfigMap with the leader annotation.",
		looks: "A Lease whose `holderIdentity` names a pod that no longer exists.",
		why: "The replicas of a controller make the lock at run time. Releasing it when they end only empties it.",
		fix: "Put the Lease into the templates (Helm then deletes it), or accept locks as harmless with `--ignore`.",
		cleanUp: "Delete the Lease by name; a new installation makes its own."
	},
	claims: (change, evidence) => isDeadLock(change, evidence) && !isMadeByUser(objectOf(change), evidence) ? "locks" : void 0,
	explain: (changes, evidence) => ({
		cause: `${objectsListed(changes)} ${forCount(changes, "is", "are")} the lock by which replicas of a controller chose their leader. The controller made ${forCount(changes, "it", "them")} at run time and is gone; releasing a lock does not delete it.`,
		evidence: changes.map((change) => ({
			fact: `holder \`${holderOf(change, evidence) || "none"}\`, last renewed ${field(change, evidence, "spec", "renewTime") ?? "at an unknown time"}; no such pod is there`,
			source: displayName(change.id)
		})),
		attribution: attribute(changes, evidence),
		chartFix: {
			what: "Put the Lease into the templates (Helm then deletes it), or accept locks as harmless.",
			patch: "apiVersion: coordination.k8s.io/v1\nkind: Lease\nmetadata:\n  name: my-operator-leader"
		},
		cleanUp: deleteCommands(changes, "deletes the lock; a new installation makes its own")
	})
};
function isDeadLock(change, evidence) {
	const { id } = change;
	const isLock = id.group === "coordination.k8s.io" && id.kind === "Lease" || LEADER in objectOf(change).annotations;
	if (!isPresent(change) || !isLock || objectOf(change).owners.length > 0 || manifestObjectOf(id, evidence)) return false;
	const pod = holderOf(change, evidence).split("_")[0];
	return ![...evidence.after.objects.values()].some((object) => object.id.kind === "Pod" && object.id.group === "" && object.id.name === pod);
}
function holderOf(change, evidence) {
	const holder = field(change, evidence, "spec", "holderIdentity");
	if (typeof holder === "string") return holder;
	return /"holderIdentity":"([^"]*)"/.exec(objectOf(change).annotations[LEADER] ?? "")?.[1] ?? "";
}

// src/diagnose/rules/e8-foreign-namespace.ts
const e8 = {
	id: "E8",
	title: "Made at run time in somebody else's namespace",
	severity: "leaked",
	docs: [DOCS.owners, DOCS.namespaces],
	page: {
		what: "A program of the chart made objects in a namespace that is not the release's, such as `kube-system`.",
		looks: "Objects without an owner outside the namespace of the release, in a namespace that was there before.",
		why: "An owner in another namespace is not possible, so that the garbage collector cannot help, and deleting the namespace of the release does not remove them either.",
		fix: "Let the program delete these objects when it is uninstalled, while it still runs, or document them.",
		cleanUp: "Delete the objects by name."
	},
	claims(change, evidence) {
		const object = objectOf(change);
		if (!isForeign(change, evidence) || trackerOf(object) || otherRelease(object, evidence)) return void 0;
		return runtimeMaker(change, evidence);
	},
	explain(changes, evidence) {
		const namespaces = listed(unique(changes.map((change) => change.id.namespace ?? "")));
		const maker = runtimeMaker(changes[0], evidence);
		return {
			cause: `${objectsListed(changes)} ${forCount(changes, "was", "were")} made by ${maker} in ${namespaces}, outside the namespace of the release. Nothing owns ${forCount(changes, "it", "them")}, and deleting the namespace of the release does not remove ${forCount(changes, "it", "them")} either.`,
			evidence: changes.slice(0, 8).map((change) => ({
				fact: `made at ${objectOf(change).creationTimestamp} by field manager \`${creatorOf(objectOf(change))?.manager}\`, no ownerReference`,
				source: `metadata of ${displayName(change.id)}`
			})),
			attribution: attribute(changes, evidence),
			chartFix: { what: `Let ${maker} delete these objects when it is uninstalled (an owner in another namespace is not possible), or document them.` },
			cleanUp: deleteCommands(changes, "deletes what was made outside the namespace of the release")
		};
	}
};
function isForeign({ id }, evidence) {
	if (id.namespace === void 0 || id.namespace === evidence.namespace) return false;
	return objectAt(evidence, "before", {
		group: "",
		kind: "Namespace",
		name: id.namespace
	}) !== void 0;
}

// src/diagnose/rules/e9-made-again.ts
const e9 = {
	id: "E9",
	title: "Made again after it was deleted",
	severity: "leaked",
	docs: [DOCS.owners],
	page: {
		what: "An object was deleted and made again under the same name.",
		looks: "The same place with another UID than before.",
		why: "Something that still runs wants the object to exist: a second controller, a GitOps tool, an addon manager.",
		fix: "Stop what makes the object before it is deleted.",
		cleanUp: "Stop what makes it first; then delete the object."
	},
	claims: (change, evidence) => hookOf(change, evidence) === void 0 && former(change, evidence) ? creatorOf(objectOf(change))?.manager ?? "unknown" : void 0,
	explain(changes, evidence) {
		const manager = creatorOf(objectOf(changes[0]))?.manager;
		return {
			cause: `${objectsListed(changes)} ${forCount(changes, "was", "were")} deleted and made again under the same name${manager ? ` by field manager \`${manager}\`` : ""}: something that still runs wants ${forCount(changes, "it", "them")} to exist.`,
			evidence: changes.flatMap((change) => uidFacts(change, evidence)),
			attribution: attribute(changes, evidence),
			chartFix: { what: "Stop what makes the object (a second controller, a GitOps tool, an addon manager) before it is deleted." },
			cleanUp: deleteCommands(changes.filter((change) => change.kind !== "recreated"), "deletes it; while what wants it still runs, it comes back")
		};
	}
};
function former(change, evidence) {
	if (change.kind === "recreated") return change.before?.id.uid;
	if (change.kind !== "left" && change.kind !== "stuck" || hookOf(change, evidence)) return void 0;
	if (!isMadeAfterUninstall(change, evidence)) return void 0;
	const before = predecessorOf(evidence.timeline, change.id)?.id ?? objectAt(evidence, "installed", change.id)?.id;
	return before && before.uid !== change.id.uid ? before.uid : void 0;
}
function uidFacts(change, evidence) {
	const predecessor = predecessorOf(evidence.timeline, change.id);
	return [{
		fact: `UID ${former(change, evidence)} became ${change.id.uid}, made at ${madeAt(change, evidence)}`,
		source: `metadata of ${displayName(change.id)}`
	}, ...predecessor ? [{
		fact: `deleted at ${predecessor.at}, made again at ${madeAt(change, evidence)}`,
		source: "timeline"
	}] : []];
}

// src/diagnose/rules/e10-run-time-crd.ts
const e10 = {
	id: "E10",
	title: "A CRD made at run time stays",
	severity: "leaked",
	docs: [DOCS.crds],
	page: {
		what: "A CRD that no file of the chart contains was made at run time, and stays.",
		looks: "A CRD without annotations of the release; `managedFields` names the operator, a Job or an init container.",
		why: "Helm does not know what programs make. Some operators make CRDs from other objects (constraint templates, composite resource definitions, packages), and only they delete them.",
		fix: "Delete in a pre-delete hook what these CRDs are made from, or the CRDs themselves, while the operator still runs.",
		cleanUp: "`kubectl delete crd NAME`, after a look at its instances: they go with it."
	},
	claims(change, evidence) {
		const object = objectOf(change);
		if (!isCrd(change.id) || change.kind !== "left" || isDeleting(change) || object.owners.length > 0) return void 0;
		if (owningRelease(object) || hookOf(change, evidence) || trackerOf(object) || isMadeByUser(object, evidence)) return void 0;
		if (crdFileOf(change.id, evidence) || manifestObjectOf(change.id, evidence)) return void 0;
		return creatorOf(object)?.manager;
	},
	explain(changes, evidence) {
		const manager = creatorOf(objectOf(changes[0]))?.manager;
		return {
			cause: `${objectsListed(changes)} ${forCount(changes, "is", "are")} in no file of the chart: field manager \`${manager}\` made ${forCount(changes, "it", "them")} while the chart ran, so Helm does not know ${forCount(changes, "it", "them")}.`,
			evidence: changes.slice(0, 8).map((change) => ({
				fact: `made at ${objectOf(change).creationTimestamp} by \`${manager}\`; not in \`crds/\`, templates or hooks; ${counted(crdInstances(change, evidence).length, "instance")}`,
				source: displayName(change.id)
			})),
			attribution: attribute(changes, evidence),
			chartFix: { what: "Delete in a pre-delete hook what these CRDs are made from (templates, definitions, packages), while the operator still runs." },
			cleanUp: deleteCommands(changes, "deletes the CRDs, and with them ALL their instances in all namespaces")
		};
	}
};

// src/diagnose/rules/e11-finished-jobs.ts
const e11 = {
	id: "E11",
	title: "Finished Jobs or pods without an owner stay",
	severity: "leaked",
	docs: [DOCS.ttlAfterFinished],
	page: {
		what: "Jobs or pods that a program of the chart started have finished, and nothing deletes them.",
		looks: "A Job with condition Complete or Failed, or a pod in phase Succeeded or Failed, without an owner.",
		why: "Kubernetes keeps finished work until its owner goes or its time is up, and this has neither.",
		fix: "Set `ttlSecondsAfterFinished` on these Jobs, or an ownerReference.",
		cleanUp: "Delete the Jobs and pods by name."
	},
	claims(change, evidence) {
		const object = objectOf(change);
		if (!finishedAs(change, evidence) || trackerOf(object) || otherRelease(object, evidence)) return void 0;
		return runtimeMaker(change, evidence);
	},
	explain: (changes, evidence) => ({
		cause: `${objectsListed(changes)} ${forCount(changes, "was", "were")} started by ${runtimeMaker(changes[0], evidence)}, ${forCount(changes, "has", "have")} finished, and ${forCount(changes, "has", "have")} no owner: nothing ever deletes ${forCount(changes, "it", "them")}.`,
		evidence: changes.slice(0, 8).map((change) => ({
			fact: `${finishedAs(change, evidence)}; no ownerReference`,
			source: displayName(change.id)
		})),
		attribution: attribute(changes, evidence),
		chartFix: {
			what: "Set `ttlSecondsAfterFinished` on these Jobs, or an ownerReference.",
			patch: "spec:\n  ttlSecondsAfterFinished: 60"
		},
		cleanUp: deleteCommands(changes, "deletes finished work")
	})
};
function finishedAs(change, evidence) {
	const { group, kind } = change.id;
	if (group === "" && kind === "Pod") {
		const phase = field(change, evidence, "status", "phase");
		return phase === "Succeeded" || phase === "Failed" ? `phase ${phase}` : void 0;
	}
	if (group !== "batch" || kind !== "Job") return void 0;
	const done = trueCondition(change, evidence, "Complete") ?? trueCondition(change, evidence, "Failed");
	return done && `condition ${done.type}`;
}

// src/diagnose/rules/f1-nodes-changed.ts
const f1 = {
	id: "F1",
	title: "Nodes came out changed",
	severity: "leaked",
	docs: [DOCS.taints],
	page: {
		what: "Nodes came out with other labels, annotations, taints or extended resources.",
		looks: "The fields of the Node differ from the baseline; `managedFields` names who wrote them.",
		why: "A Node is nobody's object: neither Helm nor the garbage collector takes back what an agent, a Job or a driver wrote on it.",
		fix: "Restore the nodes in a delete hook (a prune Job), or when the agent on the node ends.",
		cleanUp: "Give labels, annotations and taints their former values: `kubectl label`, `kubectl annotate`, `kubectl taint`."
	},
	claims: (change) => change.kind === "modified" && isAffected$6(change) ? "nodes" : void 0,
	explain: (changes, evidence) => ({
		cause: `${objectsListed(changes)} existed before the install and came out changed: ${changeSummary(changes)}. Nothing took that back at the uninstall; taints and labels steer where pods may run.`,
		evidence: changes.flatMap(fieldFacts).slice(0, 12),
		attribution: attribute(changes, evidence),
		chartFix: { what: "Restore the nodes in a post-delete hook (a prune Job), or when the agent on the node ends." },
		cleanUp: restoreCommands(changes, "gives labels and annotations their former values")
	})
};
function isAffected$6({ id, fields }) {
	return id.group === "" && id.resource === "nodes" && fields.length > 0 || id.group === "storage.k8s.io" && id.resource === "csinodes";
}

// src/diagnose/rules/f2-namespaces-changed.ts
const f2 = {
	id: "F2",
	title: "Namespaces that were there before came out changed",
	severity: "leaked",
	docs: [DOCS.namespaces, DOCS.helmHooks],
	page: {
		what: "Namespaces that were there before came out with other labels or annotations.",
		looks: "The metadata of the namespace differs from the baseline; `managedFields` names who wrote it.",
		why: "Hooks and operators mark namespaces to switch policies or injection on, and nothing takes the marks off at the uninstall.",
		fix: "Take the labels and annotations back in a delete hook, or leave namespaces that the chart does not own alone.",
		cleanUp: "`kubectl label namespace NAME KEY-` and `kubectl annotate namespace NAME KEY-`, or the former value."
	},
	claims: (change) => change.kind === "modified" && isAffected$5(change) ? "namespaces" : void 0,
	explain: (changes, evidence) => ({
		cause: `${objectsListed(changes)} existed before the install and came out changed: ${changeSummary(changes)}. Labels of a namespace switch policies and injection on and off for everything in it, and nothing took them back.`,
		evidence: changes.flatMap(fieldFacts).slice(0, 12),
		attribution: attribute(changes, evidence),
		chartFix: { what: "Take the labels and annotations back in a delete hook, or leave namespaces that the chart does not own alone." },
		cleanUp: restoreCommands(changes, "gives labels and annotations their former values")
	})
};
function isAffected$5({ id, fields }) {
	return id.group === "" && id.resource === "namespaces" && ["metadata.labels", "metadata.annotations"].some((path) => fieldsUnder({ fields }, path).length > 0);
}

// src/diagnose/rules/f3-workloads-changed.ts
const f3 = {
	id: "F3",
	title: "Workloads that were there before came out changed",
	severity: "leaked",
	docs: [DOCS.owners],
	page: {
		what: "Workloads of others came out changed: labels, annotations, or the pod template.",
		looks: "The metadata or the `generation` of a Deployment, StatefulSet, DaemonSet or CronJob of the baseline differs.",
		why: "Operators inject containers, variables or annotations into workloads, and are gone before anybody asks them to take that back.",
		fix: "Let the operator restore the workloads at the uninstall, while it still runs.",
		cleanUp: "Give labels and annotations their former values. A pod template has to be restored from where it came from (`kubectl rollout undo`, if the former revision is still there)."
	},
	claims: (change) => change.kind === "modified" && isAffected$4(change) ? "workloads" : void 0,
	explain: (changes, evidence) => ({
		cause: `${objectsListed(changes)} existed before the install and came out changed: ${changeSummary(changes)}. The chart (or what it runs) changed workloads of others and did not restore them.`,
		evidence: changes.flatMap(fieldFacts).slice(0, 12),
		attribution: attribute(changes, evidence),
		chartFix: { what: "Restore the workloads when the operator is uninstalled." },
		cleanUp: restoreCommands(changes, "gives labels and annotations their former values")
	})
};
function isAffected$4({ id }) {
	return id.group === "apps" && id.resource !== "controllerrevisions" || id.group === "batch" && id.resource === "cronjobs";
}

// src/diagnose/rules/f4-configuration-changed.ts
const f4 = {
	id: "F4",
	title: "A configuration of the cluster came out changed",
	severity: "leaked",
	docs: [DOCS.helmUninstall],
	page: {
		what: "A ConfigMap of `kube-system` came out changed: CoreDNS', kube-proxy's.",
		looks: "The data of the ConfigMap differs from the baseline.",
		why: "Network plug-ins and meshes edit the configuration of the cluster, and nothing restores it.",
		fix: "Restore the configuration in a delete hook.",
		cleanUp: "Write the former content back: `kubectl patch configmap`, with the keys that changed. A content that is longer than a command should be is not in the report; take it from a backup."
	},
	claims: (change) => change.kind === "modified" && isAffected$3(change) ? "kube-system" : void 0,
	explain: (changes, evidence) => ({
		cause: `${objectsListed(changes)} belongs to the cluster, existed before the install and came out changed: ${changeSummary(changes)}.`,
		evidence: changes.flatMap(fieldFacts).slice(0, 12),
		attribution: attribute(changes, evidence),
		chartFix: { what: "Restore the configuration in a delete hook." },
		cleanUp: [...changes.flatMap((change) => restoreContent(change, "gives the configuration its former content")), ...restoreCommands(changes, "gives labels and annotations their former values")]
	})
};
function isAffected$3({ id, fields }) {
	return id.group === "" && id.resource === "configmaps" && id.namespace === "kube-system" && fields.length > 0;
}

// src/diagnose/rules/f5-default-class-changed.ts
const f5 = {
	id: "F5",
	title: "The default class changed",
	severity: "leaked",
	docs: [DOCS.storageClasses],
	page: {
		what: "The default StorageClass, IngressClass or PriorityClass changed.",
		looks: "The annotation `…/is-default-class` of a class of the baseline differs, or its `globalDefault`.",
		why: "A hook or operator made another class the default, and nothing took that back. Objects that name no class now get another one, or none.",
		fix: "Restore the default in a delete hook, or do not touch it.",
		cleanUp: "Give the annotation its former value: `kubectl annotate storageclass NAME storageclass.kubernetes.io/is-default-class=true --overwrite`. For a PriorityClass patch `globalDefault`."
	},
	claims: (change) => change.kind === "modified" && isAffected$2(change) ? "classes" : void 0,
	explain: (changes, evidence) => ({
		cause: `${objectsListed(changes)} existed before the install and came out changed: ${changeSummary(changes)}. Objects that name no class now get another one, or none.`,
		evidence: changes.flatMap(fieldFacts).slice(0, 12),
		attribution: attribute(changes, evidence),
		chartFix: { what: "Restore the default class in a delete hook, or do not touch it." },
		cleanUp: [...restoreCommands(changes, "gives labels and annotations their former values"), ...changes.flatMap((change) => restoreContent(change, "gives the class its former content"))]
	})
};
function isAffected$2({ id, fields }) {
	return fields.some(({ path }) => /\/is-default-class$/.test(path)) || id.resource === "priorityclasses" && fields.some(({ path }) => path === "globalDefault");
}

// src/diagnose/rules/f6-aggregated-role-changed.ts
const f6 = {
	id: "F6",
	title: "An aggregated ClusterRole came out changed",
	severity: "leaked",
	docs: [DOCS.rbac],
	page: {
		what: "An aggregated ClusterRole (admin, edit, view) came out changed.",
		looks: "The `rules` of the role differ from the baseline.",
		why: "Kubernetes puts these rules together from all ClusterRoles with a label `rbac.authorization.k8s.io/aggregate-to-…`: one of the chart is still there, or somebody changed the role itself.",
		fix: "Let the uninstall delete the ClusterRoles with these labels; the rules then go by themselves.",
		cleanUp: "Delete the ClusterRole that carries the label."
	},
	claims: (change) => change.kind === "modified" && isAffected$1(change) ? "roles" : void 0,
	explain(changes, evidence) {
		const parts = partsOf(changes, evidence);
		const which = parts.length === 0 ? "a role of the chart" : objectsListed(parts);
		return {
			cause: `${objectsListed(changes)} existed before the install and came out with other rules. Kubernetes puts ${forCount(changes, "its", "their")} rules together from labelled ClusterRoles, so ${which} is still there or was changed.`,
			evidence: changes.flatMap(fieldFacts).slice(0, 12),
			attribution: attribute(parts.length === 0 ? changes : parts, evidence),
			chartFix: { what: "Let the uninstall delete the ClusterRoles that carry `rbac.authorization.k8s.io/aggregate-to-…` labels; the rules then go by themselves." },
			cleanUp: []
		};
	}
};
function partsOf(changes, evidence) {
	const labels = changes.map(({ id }) => `rbac.authorization.k8s.io/aggregate-to-${id.name}`);
	return evidence.changes.filter((change) => isPresent(change) && change.id.resource === "clusterroles" && labels.some((label) => objectOf(change).labels[label] === "true"));
}
function isAffected$1({ id, fields }) {
	return id.group === "rbac.authorization.k8s.io" && id.resource === "clusterroles" && [
		"admin",
		"edit",
		"view"
	].includes(id.name) && fields.length > 0;
}

// src/diagnose/rules/f9-crd-changed.ts
const f9 = {
	id: "F9",
	title: "A CRD that was there before came out changed",
	severity: "leaked",
	docs: [DOCS.crdVersions, DOCS.helmCrds],
	page: {
		what: "A CRD that was there before came out changed: its schema, its versions, or the versions in which objects were stored.",
		looks: "`spec` or `status.storedVersions` of the CRD differs from the baseline.",
		why: "The chart, or a program of it, applied its own copy over the one that was there. A version that was once stored stays in `status.storedVersions`.",
		fix: "Do not replace CRDs that the chart does not own; check at install time whether they are there.",
		cleanUp: "Apply the former CRD again from where it came from. Before a version can be removed, its objects have to be stored in another one, and its name taken out of `status.storedVersions`."
	},
	claims: (change) => change.kind === "modified" && isAffected(change) ? "CRDs" : void 0,
	explain: (changes, evidence) => ({
		cause: `${objectsListed(changes)} existed before the install and came out changed: ${changeSummary(changes)}. Others may use this CRD; a version that was once stored cannot simply be removed again.`,
		evidence: changes.flatMap(fieldFacts).slice(0, 12),
		attribution: attribute(changes, evidence),
		chartFix: { what: "Do not replace CRDs that the chart does not own; check at install time whether they are there." },
		cleanUp: []
	})
};
function isAffected({ id, fields }) {
	return id.group === "apiextensions.k8s.io" && id.resource === "customresourcedefinitions" && fields.some(({ path }) => !path.startsWith("metadata."));
}

// src/diagnose/rules/t1-failed-install-crds.ts
const t1 = {
	id: "T1",
	title: "A failed install left the CRDs of the chart",
	severity: "leaked",
	docs: [DOCS.helmCrds, DOCS.helmInstall],
	page: {
		what: "The install failed before there was a release, and the CRDs of `crds/` were already made.",
		looks: "`helm install` failed, `helm uninstall` says `release: not found`, and the CRDs are there.",
		why: "Helm applies `crds/` first and then builds the objects of the templates. When that fails, for instance because a kind is missing that the chart needs, there is no release that could be uninstalled.",
		fix: "Make the install fail before it creates anything: check `.Capabilities.APIVersions` in a template and `fail`, or move the CRDs to a chart of their own.",
		cleanUp: "`kubectl delete crd NAME`, after a look at its instances: they go with it."
	},
	claims: (change, evidence) => isLeftCrd(change, evidence) ? "install" : void 0,
	explain: (changes, evidence) => ({
		cause: `The install failed after Helm had created the ${forCount(changes, "CRD", `${changes.length} CRDs`)} of \`crds/\` and before there was a release, so \`helm uninstall\` has nothing to delete and ${objectsListed(changes)} stayed.`,
		evidence: [{
			fact: lastLines(evidence.install.stderr, 5) || "it ended without a word of why",
			source: "helm install, output"
		}, {
			fact: "there is no release to uninstall",
			source: evidence.uninstall ? "helm uninstall" : "helm status"
		}],
		attribution: attribute(changes, evidence),
		chartFix: {
			what: "Make the install fail before it creates anything: declare what the chart needs (kubeVersion, a check of `.Capabilities.APIVersions`), or move the CRDs to a chart of their own.",
			patch: "{{- if not (.Capabilities.APIVersions.Has \"gateway.networking.k8s.io/v1\") }}\n{{- fail \"install the Gateway API first\" }}\n{{- end }}"
		},
		cleanUp: deleteCommands(changes, "deletes the CRDs, and with them all their instances")
	})
};
function isLeftCrd(change, evidence) {
	if (evidence.install.ok || evidence.release !== void 0) return false;
	return change.kind === "left" && isCrd(change.id) && crdFileOf(change.id, evidence) !== void 0;
}

// src/diagnose/rules/index.ts
const RULES = [
	a17,
	a13,
	a14,
	a12,
	a11,
	t1,
	d2,
	b3,
	d3,
	d4,
	a10,
	d6,
	b2,
	c1,
	c3,
	c6,
	c10,
	c5,
	c4,
	c7,
	b11,
	b10,
	b6,
	b1,
	b5,
	b14,
	e9,
	e2,
	e3,
	a9,
	a8,
	a6,
	a16,
	a7,
	a5,
	a21,
	a24,
	a2,
	a3,
	a22,
	a15,
	a1,
	a18,
	e4,
	e5,
	e7,
	e11,
	d5,
	d7,
	e10,
	d1,
	e6,
	e8,
	e1,
	f1,
	f2,
	f3,
	f4,
	f5,
	f6,
	f9,
	a19,
	a20
];

// src/report/class-page.ts
function pageSections(page) {
	return [
		["What it is", page.what],
		["How it looks on a cluster", page.looks],
		["Why it happens", page.why],
		["How to fix the chart", page.fix],
		["How to clean up", page.cleanUp]
	];
}
function byClass(a, b) {
	return a.id.localeCompare(b.id, "en", { numeric: true });
}

// src/report/sarif-rules.ts
const LONGEST_NAME$1 = 255;
const LONGEST_DESCRIPTION = 1024;
const KNOWN = [
	...RULES.toSorted(byClass).map(ofRule),
	withoutPage("exercise", "Made by the exercise, and still there", "The exercise made the objects, and nothing removed them."),
	withoutPage("unexplained", "Left or changed, not explained", "No rule holds: the report shows the facts.")
];
var RuleTable = class {
	rules = [...KNOWN];
	#indices = new Map(KNOWN.map(({ id }, index) => [id, index]));
	indexOf(finding) {
		const id = ruleId(finding);
		const index = this.#indices.get(id);
		if (index !== void 0) return { ruleIndex: index };
		const added = withoutPage(id, visible(finding.title) || id, "This version of clean-uninstall has no page about it.");
		this.#indices.set(id, this.rules.length);
		this.rules.push(added);
		return {
			ruleIndex: this.rules.length - 1,
			added
		};
	}
};
function ruleId(finding) {
	return visible(finding.class).slice(0, LONGEST_NAME$1).toWellFormed() || "none";
}
function ofRule({ id, title, severity, page, docs }) {
	const sections = pageSections(page);
	const links = docs.map((link) => `- <${link}>`).join("\n");
	return descriptor({
		id,
		title,
		severity,
		full: `${page.what} ${page.why}`,
		text: sections.map(([heading, text]) => `${heading}\n${text}`).join("\n\n"),
		markdown: [...sections.map(([heading, text]) => `## ${heading}\n\n${text}`), `## See also\n\n${links}`].join("\n\n"),
		helpUri: docs[0]
	});
}
function withoutPage(id, title, text) {
	return descriptor({
		id,
		title,
		severity: "leaked",
		full: title,
		text,
		markdown: markdownProse(text),
		helpUri: void 0
	});
}
function descriptor({ id, title, severity, full, text, markdown, helpUri }) {
	const level = reaches(severity, "leaked") ? "error" : "note";
	return {
		id,
		name: identifier(title) || id,
		shortDescription: { text: shortened(title, LONGEST_DESCRIPTION) },
		fullDescription: { text: shortened(full, LONGEST_DESCRIPTION) },
		help: {
			text,
			markdown
		},
		...helpUri !== void 0 && { helpUri },
		defaultConfiguration: { level },
		properties: {
			tags: [
				"helm",
				"kubernetes",
				severity
			],
			precision: "high",
			"problem.severity": level === "error" ? "error" : "recommendation"
		}
	};
}
function identifier(title) {
	return (title.replace(/^(?:An?|The) /, "").match(/[A-Za-z0-9]+/g) ?? []).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("").slice(0, LONGEST_NAME$1);
}
function shortened(text, length) {
	return text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`;
}

// src/report/sarif-result.ts
const LEVELS = {
	error: "error",
	warning: "warning",
	notice: "note"
};
const REPOSITORY = "%SRCROOT%";
const OBJECTS_NAMED = 100;
const COMMANDS_SHOWN$1 = 20;
const LONGEST_TEXT$1 = 1e3;
function sarifResult(finding, report, ruleIndex, fingerprint) {
	const { level, message, file, line } = remarkOf(finding, report);
	const { objects, severity, remedy } = finding;
	return {
		ruleId: ruleId(finding),
		ruleIndex,
		level: LEVELS[level],
		message: { text: sarifText(message) },
		locations: [{
			physicalLocation: physicalLocation(file, line, report),
			...objects.length > 0 && { logicalLocations: logicalLocations(objects.slice(0, OBJECTS_NAMED)) }
		}],
		partialFingerprints: {
			primaryLocationLineHash: fingerprint,
			"cleanUninstall/v1": fingerprint
		},
		properties: {
			severity,
			objects: objects.length,
			cleanUp: remedy.commands.slice(0, COMMANDS_SHOWN$1).map(({ text }) => short$1(text))
		}
	};
}
function physicalLocation(file, line, { chart }) {
	const chartFile = fileInRepository("Chart.yaml", chart);
	const path = file ?? chartFile ?? "Chart.yaml";
	const isInRepository = (file ?? chartFile) !== void 0;
	return {
		artifactLocation: {
			uri: path.split("/").map(encodeURIComponent).join("/"),
			...isInRepository && { uriBaseId: "%SRCROOT%" }
		},
		region: { startLine: file !== void 0 && line || 1 }
	};
}
function logicalLocations(objects) {
	return [...new Map(objects.map((object) => [short$1(fullName(object)), short$1(object.name)]))].map(([fullyQualifiedName, name]) => ({
		name,
		fullyQualifiedName,
		kind: "resource"
	}));
}
function short$1(text) {
	return visible(text.slice(0, LONGEST_TEXT$1));
}
function sarifText(text) {
	return text.replace(/\](?=\()/g, "]‌").replace(/\{(\d+)\}/g, "{{$1}}");
}

// src/report/sarif-invocation.ts
const RESERVATIONS_SHOWN = 50;
const LONGEST_TEXT = 2e3;
function sarifInvocation(report, notes) {
	const { verdict, reason, startedAt, durationMs } = report;
	const again = sameCheck$1(report);
	const all = reservations(report);
	const shown = all.slice(0, RESERVATIONS_SHOWN);
	const rest = all.length - shown.length;
	const start = utcTime(Date.parse(startedAt));
	const end = utcTime(Date.parse(startedAt) + durationMs);
	return {
		executionSuccessful: verdict !== "inconclusive",
		...again !== void 0 && { commandLine: visible(cutAt(again.text, LONGEST_TEXT)) },
		...start !== void 0 && { startTimeUtc: start },
		...end !== void 0 && { endTimeUtc: end },
		toolExecutionNotifications: [
			...verdict === "inconclusive" ? [notification("error", reason)] : [],
			...shown.map((text) => notification("warning", text)),
			...rest > 0 ? [notification("warning", `… and ${rest} more in report.json`)] : [],
			...notes.map((text) => notification("note", text))
		],
		properties: {
			verdict,
			reason: short(reason)
		}
	};
}
function notification(level, text) {
	return {
		level,
		message: { text: sarifText(short(text)) }
	};
}
function short(text) {
	return cutAt(visibleLines(text.slice(0, LONGEST_TEXT)), LONGEST_TEXT);
}

// src/report/sarif.ts
const GITHUB = {
	results: 5e3,
	bytes: 95e5
};
const LONGEST_VERSION = 100;
function sarifReport(report, limits = GITHUB) {
	const fitted = fittedResults(report, limits);
	const rest = report.findings.length - fitted.results.length;
	const leftOut = rest === 0 ? [] : [`${counted(rest, "more finding")} left out, because GitHub takes no larger file: see report.json.`];
	const version = visible(report.tool.version).slice(0, LONGEST_VERSION).toWellFormed();
	return `${jsonText({
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				name: "clean-uninstall",
				...version !== "" && { version },
				...(0, import_semver.valid)(version) === version && { semanticVersion: version },
				rules: fitted.rules
			} },
			originalUriBaseIds: { [REPOSITORY]: { description: { text: "The root of the repository." } } },
			invocations: [sarifInvocation(report, leftOut)],
			results: fitted.results
		}]
	})}\n`;
}
function fittedResults(report, limits) {
	const table = new RuleTable();
	const fingerprints = fingerprintsOf(report);
	const fingerprintOf = new Map(report.findings.map((finding, index) => [finding, fingerprints[index] ?? ""]));
	const results = [];
	let room = limits.bytes - sizeOf(table.rules) - ROOM_FOR_THE_REST;
	for (const finding of worstFirst$1(report.findings).slice(0, limits.results)) {
		const { ruleIndex, added } = table.indexOf(finding);
		const result = sarifResult(finding, report, ruleIndex, fingerprintOf.get(finding) ?? "");
		room -= sizeOf(result) + (added === void 0 ? 0 : sizeOf(added));
		if (room < 0) break;
		results.push(result);
	}
	return {
		rules: table.rules,
		results
	};
}
const ROOM_FOR_THE_REST = 5e5;
function sizeOf(value) {
	const text = jsonText(value);
	return Buffer.byteLength(text) + 10 * text.split("\n").length;
}

// src/report/display-width.ts
const segmenter = new Intl.Segmenter(void 0, { granularity: "grapheme" });
const WIDE = /^(?:\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}|[\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation})|\ufe0f/u;
const ASCII = /^[\x00-\x7f]*$/;
function displayWidth(text) {
	if (ASCII.test(text)) return text.length;
	return characters(text).reduce((sum, character) => sum + widthOf(character), 0);
}
function cut(text, columns) {
	if (displayWidth(text) <= columns) return text;
	return columns < 1 ? "" : `${take(text, columns - 1)}…`;
}
const BETWEEN_WORDS = /(?<!×) (?!×)/;
function wrapped(text, columns) {
	const lines = [];
	let line = "";
	for (const word of text.split(BETWEEN_WORDS).flatMap((word) => pieces(word, columns))) if (line === "") line = word;
	else if (displayWidth(line) + 1 + displayWidth(word) <= columns) line += ` ${word}`;
	else {
		lines.push(line);
		line = word;
	}
	return [...lines, line];
}
function pieces(word, columns) {
	if (word.length <= columns && ASCII.test(word)) return [word];
	const found = [];
	let piece = "";
	let width = 0;
	for (const { segment } of segmenter.segment(word)) {
		const more = widthOf(segment);
		if (piece !== "" && width + more > columns) {
			found.push(piece);
			piece = "";
			width = 0;
		}
		piece += segment;
		width += more;
	}
	return [...found, piece];
}
function take(text, columns) {
	let taken = "";
	let width = 0;
	for (const character of characters(text)) {
		width += widthOf(character);
		if (width > columns) return taken;
		taken += character;
	}
	return taken;
}
function characters(text) {
	return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
function widthOf(character) {
	if (WIDE.test(character)) return 2;
	return /^[\p{Mark}\u200c\u200d]/u.test(character) ? 0 : 1;
}

// src/report/terminal-look.ts
const PLAIN_WIDTH = 120;
const NARROWEST = 40;
function terminalLook(stream, env) {
	const live = stream.isTTY === true && env.TERM !== "dumb";
	return {
		live,
		colour: wantsColour(live, env),
		width: Math.max(NARROWEST, live && stream.columns || PLAIN_WIDTH)
	};
}
function wantsColour(live, { NO_COLOR, FORCE_COLOR }) {
	if (NO_COLOR !== void 0 && NO_COLOR !== "") return false;
	if (FORCE_COLOR !== void 0) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
	return live;
}
function painter({ colour }) {
	return (style, text) => colour && text !== "" ? styleText(style, text, { validateStream: false }) : text;
}

// src/report/step-lines.ts
const SIGNS = {
	ok: "✔",
	failed: "✖",
	skipped: "-"
};
const STYLES$1 = {
	ok: "green",
	failed: "red",
	skipped: "dim"
};
const WIDEST = 88;
const NAME_WIDTH = 10;
function stepLines(step, look) {
	const paint = painter(look);
	const time = step.status === "skipped" ? "" : seconds(step.durationMs);
	const width = Math.min(look.width, WIDEST);
	const indent = 13;
	const room = Math.max(10, width - indent - time.length - 2);
	const [first = "", ...rest] = wrapped(visible(step.detail), room);
	const gap = " ".repeat(Math.max(2, width - indent - displayWidth(first) - time.length));
	return [`${`${paint(STYLES$1[step.status], SIGNS[step.status])} ${step.name.padEnd(NAME_WIDTH)} ${first}`}${time === "" ? "" : `${gap}${paint("dim", time)}`}`.trimEnd(), ...rest.map((line) => inert(`${" ".repeat(indent)}${line}`))];
}

// src/report/terminal-sentence.ts
const WORD = /(?!$)((?:`[^`]*`|[^ `]|`)*)(?: |$)/g;
const COMMAND = /^(?:[A-Z][A-Z0-9_]*=\S+ )*(?:'?[^\s']*\/|(?:sudo|kubectl|helm|kind|docker|podman|nerdctl|finch|clean-uninstall) )/;
const LONGEST = 2e4;
const ARGUMENT = /(?:'[^']*'|[^\s'])+/g;
function sentenceLines(text, columns) {
	const lines = [];
	let words = [];
	const flush = () => {
		if (words.some((word) => word !== "")) lines.push(...joined(words, columns));
		words = [];
	};
	for (const [, word = ""] of cutAt(text, LONGEST).matchAll(WORD)) {
		const { before, code, after } = aroundCode(word);
		if (!COMMAND.test(code)) words.push(...word.split(" "));
		else if (displayWidth(word) <= columns) words.push(word);
		else {
			if (before !== "") words.push(before);
			flush();
			lines.push(...commandLines(code.match(ARGUMENT) ?? [], columns - 2).map((line) => `  ${line}`));
			if (/[^.,;:)]/.test(after)) words.push(after);
		}
	}
	flush();
	return lines.length === 0 ? [""] : lines;
}
function aroundCode(word) {
	const parts = word.split("`");
	const [before = "", code = "", after = ""] = parts.length === 3 ? parts : [];
	return {
		before,
		code,
		after
	};
}
function commandLines(argv, columns) {
	const lines = [];
	let line = "";
	for (const word of withFlags(argv, columns - 4)) if (line !== "" && displayWidth(line) + 1 + displayWidth(word) > columns - 2) {
		lines.push(`${line} \\`);
		line = `  ${word}`;
	} else line = line === "" ? word : `${line} ${word}`;
	return [...lines, line];
}
function withFlags(argv, columns) {
	const words = [];
	for (const word of argv) {
		const flag = words.at(-1) ?? "";
		if (/^--?[a-z-]*$/.test(flag) && !word.startsWith("-") && displayWidth(flag) + 1 + displayWidth(word) <= columns) words.splice(-1, 1, `${flag} ${word}`);
		else words.push(word);
	}
	return words;
}
function joined(words, columns) {
	const lines = [];
	let line = "";
	for (const word of words.flatMap((word) => word.includes(" ") ? [word] : wrapped(word, columns))) if (line === "") line = word;
	else if (displayWidth(line) + 1 + displayWidth(word) <= columns) line += ` ${word}`;
	else {
		lines.push(line);
		line = word;
	}
	return [...lines, line];
}

// src/report/terminal-finding.ts
const INDENT = 4;
const LABEL = 10;
const COMMANDS_SHOWN = 2;
const STYLES = {
	"breaks-cluster": ["red", "bold"],
	stuck: ["red", "bold"],
	leaked: ["red"],
	kept: ["cyan"],
	noise: ["dim"]
};
function findingLines(finding, columns, look) {
	const head = headLines(finding, columns, look);
	return look.quiet ? head : [...head, ...bodyLines(finding, look)];
}
function headLines(finding, columns, look) {
	const paint = painter(look);
	const { severity } = finding;
	const label = `${severitySign(finding).replace("⛔", finding.fails ? "✖" : "!")} ${severityWord(severity).padEnd(columns.severity)}`;
	const id = cut(visible(finding.class), columns.class).padEnd(columns.class);
	const indent = 2 + displayWidth(label) + 2 + columns.class + 2;
	const subject = visible(finding.objects.length === 0 ? finding.title : objectsInFewWords(finding.objects));
	const mark = `  ${paint([...STYLES[severity]], label)}  ${id}`;
	const beside = wrapped(subject, Math.max(10, look.width - indent));
	const isBroken = beside.join(" ") !== subject;
	const bold = (isBroken ? wrapped(subject, Math.max(10, look.width - INDENT)) : beside).map((line) => paint("bold", line));
	if (isBroken) return [mark.trimEnd(), ...bold.map((line) => `${" ".repeat(INDENT)}${line}`)];
	return bold.map((line, index) => `${index === 0 ? `${mark}  ` : " ".repeat(indent)}${line}`);
}
function bodyLines(finding, look) {
	const paint = painter(look);
	const origin = originOf$1(finding);
	const text = (words) => hang("", visible(words), look);
	return [
		...look.verbose && finding.objects.length > 0 ? text(finding.title).map((line) => paint("dim", line)) : [],
		...text(finding.cause),
		...origin === void 0 ? [] : hang("→ ", visible(origin), look).map((line) => paint("cyan", line)),
		...look.verbose ? detailLines(finding, look) : [],
		...labelled("fix", visible(finding.chartFix.what), look),
		...look.verbose ? blockLines(finding.chartFix.patch ?? "", look) : [],
		...cleanUpLines(finding, look),
		...look.verbose ? finding.docs.flatMap((link) => withLabel("see", [visible(link)])) : []
	];
}
function detailLines({ objects, evidence }, look) {
	return [...objects.flatMap((object, index) => [...labelled(index === 0 ? "objects" : "", visible(objectWithFinalizers(object)), look), ...(object.fields ?? []).flatMap(({ path, before = "(absent)", after = "(absent)" }) => labelled("", `  ${visible(`${path}: ${before} → ${after}`)}`, look))]), ...evidence.flatMap(({ fact, source }, index) => labelled(index === 0 ? "evidence" : "", visible(`${fact} (${source})`), look))];
}
function objectWithFinalizers(object) {
	const finalizers = object.finalizers.map((name) => `, finalizer ${name}`);
	return `${objectWithChange(object)}${finalizers.join("")}`;
}
function cleanUpLines(finding, look) {
	const { commands } = finding.remedy;
	if (commands.length === 0) return [];
	const proof = proofOf(finding);
	if (!look.verbose && commands.length > COMMANDS_SHOWN) return labelled("clean up", `${commands.length} commands, in report.md`, look);
	const isFirst = (index) => index === 0 && !look.verbose;
	const isNote = (index) => {
		const [command, before] = [commands[index], commands[index - 1]];
		return (look.verbose || losesData(command?.argv ?? [])) && command?.why !== before?.why;
	};
	return [...look.verbose ? labelled("clean up", proof, look) : [], ...commands.flatMap(({ argv, why }, index) => [...isNote(index) ? noteLines(isFirst(index), why, look) : [], ...labelledCommand(isFirst(index) && !isNote(index) ? "clean up" : "", argv, look)])];
}
function noteLines(isFirst, why, look) {
	const paint = painter(look);
	const lines = wrapped(visible(why), Math.max(20, look.width - INDENT - LABEL - 2));
	return withLabel(isFirst ? "clean up" : "", lines.map((line) => paint(look.verbose ? "dim" : "yellow", `# ${line}`)));
}
function labelledCommand(label, argv, look) {
	const words = argv.map((argument) => visible(shellText([argument])));
	return withLabel(label, commandLines(words, look.width - INDENT - LABEL));
}
function labelled(label, text, look) {
	return withLabel(label, sentenceLines(text, Math.max(20, look.width - INDENT - LABEL)));
}
function withLabel(label, lines) {
	return lines.map((line, index) => `${" ".repeat(INDENT)}${(index === 0 ? label : "").padEnd(LABEL)}${line}`);
}
function hang(sign, text, look) {
	return sentenceLines(text, Math.max(20, look.width - INDENT - sign.length)).map((line, index) => `${" ".repeat(INDENT)}${index === 0 ? sign : " ".repeat(sign.length)}${line}`);
}
function blockLines(text, look) {
	if (text.trim() === "") return [];
	const paint = painter(look);
	return visibleLines(text).trimEnd().split("\n").map((line) => `${" ".repeat(14)}${paint("dim", line)}`);
}

// src/report/terminal-probe.ts
const SHOWN$1 = 3;
function probeLines({ probe }, look) {
	if (probe === void 0) return [];
	const tried = triedDeletions(probe);
	const left = tried.filter(({ deleted }) => !deleted);
	if (look.verbose) return tried.flatMap((one) => deletionLines(one, look));
	const rest = left.length - SHOWN$1;
	return [...left.slice(0, SHOWN$1).flatMap((one) => deletionLines(one, look)), ...rest > 0 ? wrapped(`… and ${rest} more, in report.json`, look.width - 2).map((line) => `  ${line}`) : []];
}
function deletionLines(tried, look) {
	const paint = painter(look);
	const sign = tried.deleted ? paint("green", "✔") : paint("red", "✖");
	const [first = "", ...rest] = wrapped(visible(`${deletionText(tried)} ${endText(tried)}`), look.width - 2);
	const details = [...conditionTexts(tried), ...heldBy(tried, look.verbose)];
	return [
		`${sign} ${first}`,
		...rest.map((line) => `  ${line}`),
		...details.flatMap((text) => wrapped(visible(text), look.width - 4)).map((line) => paint("dim", `    ${line}`))
	];
}
function heldBy({ blocking, remaining }, verbose) {
	const groups = Map.groupBy(blocking, waitText$1);
	const rest = remaining - blocking.length;
	return [...[...groups].map(([why, objects]) => `held by ${listed(objects.map(shortName), verbose ? objects.length : 3)}: ${why}`), ...rest > 0 ? [`… and ${rest} more`] : []];
}

// src/report/terminal-verbose.ts
function commandOutputLines(report, look) {
	return [outputLines("helm install", report.install, look), outputLines("helm uninstall", report.uninstall, look)].filter((block) => block.length > 0).flatMap((block, index) => index === 0 ? block : ["", ...block]);
}
function outputLines(name, command, look) {
	const heading = failureHeading(name, command);
	const output = command === void 0 ? "" : saidBy(command);
	if (heading === void 0 || output === "") return [];
	const paint = painter(look);
	const lines = visibleLines(output).trimEnd().split("\n").slice(-12);
	return [`${heading}:`, ...lines.flatMap((line) => wrapped(line, look.width - 4)).map((line) => paint("dim", `  | ${line}`))];
}
function verboseLines(report, look) {
	const ignored = report.ignored.map(({ rule, why, count, objects = [] }) => `${count} × ${rule}: ${why}${objects.map((name) => `; ${name}`).join("")}`);
	return [...section$1("kept on purpose", report.kept, look), ...section$1("left out", ignored, look)];
}
function section$1(title, lines, look) {
	if (lines.length === 0) return [];
	const text = lines.flatMap((line) => wrapped(visible(line), look.width - 4).map((part, index) => `${index === 0 ? "  " : "    "}${part}`));
	return [`${title}:`, ...text];
}

// src/report/terminal.ts
const VERDICT_STYLES = {
	clean: ["green", "bold"],
	leaked: ["red", "bold"],
	inconclusive: ["yellow", "bold"]
};
function terminalReport(report, options) {
	const findings = worstFirst$1(report.findings);
	const columns = columnsOf(report);
	const text = [
		options.quiet || options.steps === false ? [] : report.steps.flatMap((step) => stepLines(step, options)),
		verdictLines(report, options),
		...tightWhenQuiet(findings.map((finding) => findingLines(finding, columns, options)), options),
		options.quiet ? [] : probeLines(report, options),
		options.quiet ? [] : commandOutputLines(report, options),
		options.quiet ? [] : reservationLines(report, options),
		options.verbose && !options.quiet ? verboseLines(report, options) : [],
		options.quiet ? [] : closingLines(report, options)
	].filter((block) => block.length > 0).map((block) => block.join("\n"));
	const gap = options.steps === false && !options.quiet ? "\n" : "";
	return inert(`${gap}${text.join("\n\n")}\n`);
}
function tightWhenQuiet(blocks, { quiet }) {
	return quiet ? [blocks.flat()] : blocks;
}
function verdictLines(report, options) {
	const paint = painter(options);
	const [sentence, ...details] = reasonLines(report);
	const head = `${VERDICT_SIGNS[report.verdict]} ${report.verdict}: ${visible(sentence)}`;
	const indented = (text) => sentenceLines(text, options.width - 2);
	return [...indented(head).map((line, index) => paint([...VERDICT_STYLES[report.verdict]], index === 0 ? line : `  ${line}`)), ...details.flatMap((line) => indented(visible(line)).map((part) => `  ${part}`))];
}
function columnsOf({ findings }) {
	const widest = (words) => words.reduce((width, word) => Math.max(width, word.length), 0);
	return {
		severity: widest(findings.map((finding) => severityWord(finding.severity))),
		class: Math.min(11, widest(findings.map((finding) => visible(finding.class))))
	};
}
function reservationLines(report, options) {
	const paint = painter(options);
	return reservations(report).flatMap((text) => {
		const [first = "", ...rest] = sentenceLines(visible(text), options.width - 2);
		return [`${paint("yellow", "!")} ${first}`, ...rest.map((line) => `  ${line}`)];
	});
}
function diagnosticsIn({ diagnostics }, reportDir) {
	return diagnostics === void 0 ? [] : [`diagnostics in ${join(reportDir, diagnostics)}`];
}
function closingLines(report, options) {
	const paint = painter(options);
	const { reportDir } = options;
	const where = reportDir === void 0 ? [] : [`report in ${reportDir}`, ...diagnosticsIn(report, reportDir)];
	let lines = [];
	for (const fact of [
		...circumstances(report),
		...asides(report),
		...where
	].map(visible)) {
		const last = lines.at(-1);
		const longer = `${last} · ${fact}`;
		if (last !== void 0 && displayWidth(longer) <= options.width) lines[lines.length - 1] = longer;
		else lines = lines.concat(wrapped(fact, options.width));
	}
	return lines.map((line) => paint("dim", line));
}

// src/report/annotations.ts
const MOST = 9;
const LONGEST_NAME = 250;
function annotationsOf(report) {
	const findings = worstFirst$1(report.findings).filter(({ severity, fails }) => severity !== "noise" || fails);
	const shown = findings.slice(0, MOST).map((finding) => remarkOf(finding, report));
	const rest = findings.length - shown.length;
	if (rest === 0) return shown;
	const chart = visible(chartName(report)).slice(0, LONGEST_NAME).toWellFormed();
	const message = `${counted(rest, "more finding")} of ${chart}: see the job summary or report.md.`;
	return [...shown, {
		level: "notice",
		title: "clean-uninstall",
		message
	}];
}

// src/report/workflow-commands.ts
function workflowCommands(report) {
	return annotationsOf(report).map((remark) => `${commandOf(remark)}\n`).join("");
}
function commandOf({ level, title, file, line, message }) {
	return `::${level} ${Object.entries({
		title,
		file,
		line
	}).filter(([, value]) => value !== void 0).map(([name, value]) => `${name}=${property(String(value))}`).join(",")}::${data(message)}`;
}
function data(text) {
	return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function property(text) {
	return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

// src/report/writers.ts
const FORMATS = [
	{
		name: "json",
		file: "report.json",
		what: "the report itself, for programs",
		write: jsonReport
	},
	{
		name: "md",
		file: "report.md",
		what: "Markdown, as in the job summary",
		write: (report) => markdownReport(report)
	},
	{
		name: "html",
		file: "report.html",
		what: "one file for a browser",
		write: (report) => htmlReport(report)
	},
	{
		name: "sarif",
		file: "report.sarif",
		what: "SARIF 2.1.0, for code scanning",
		write: (report) => sarifReport(report)
	},
	{
		name: "junit",
		file: "report.junit.xml",
		what: "JUnit XML, for the test view of a CI",
		write: junitReport
	},
	{
		name: "terminal",
		what: "as a check shows it",
		write: terminalReport
	},
	{
		name: "annotations",
		what: "workflow commands of GitHub Actions",
		write: workflowCommands
	}
];
const FORMAT_NAMES = FORMATS.map(({ name }) => name);
const PLAIN = {
	...terminalLook({}, {}),
	verbose: false,
	quiet: false
};
function formatted(report, format, look = PLAIN) {
	const found = FORMATS.find(({ name }) => name === format);
	if (found === void 0) throw new TypeError(`no format ${format}`);
	return found.write(report, look);
}
const REPORT_FILES = FORMATS.flatMap((format) => "file" in format ? [{
	name: format.file,
	write: (report) => formatted(report, format.name)
}] : []);

// src/steps/report-in-chart.ts
async function refuseReportInChart({ place }, reportDir) {
	const folder = relative(place.directory, resolve(reportDir));
	if (!place.inPlace || isAbsolute(folder) || folder.split("/")[0] === "..") return;
	const names = await readdir(resolve(reportDir)).catch(() => []);
	const folders = [LOGS_DIR, ...await isBundle(resolve(reportDir, "diagnostics")) ? [DIAGNOSTICS_DIR] : []];
	const ours = names.filter((name) => folders.includes(name) || REPORT_FILES.some((file) => file.name === name));
	const rules = await readFile(join(place.directory, ".helmignore"), "utf8").catch(() => "");
	const isIgnored = parseHelmignore(rules);
	const found = ours.find((name) => !isIgnoredAt(join(folder, name), folders.includes(name), isIgnored));
	if (found === void 0) return;
	throw usageProblem(`report-dir: ${join(reportDir, found)}, of an earlier run, lies in the chart, and Helm would put it into the release`, `Choose a directory outside the chart with report-dir, or add ${folder === "" ? found : `${folder}/`} to its .helmignore.`);
}
function isIgnoredAt(path, isDirectory, isIgnored) {
	const parts = path.split("/");
	return parts.some((_, index) => isIgnored(parts.slice(0, index + 1).join("/"), index < parts.length - 1 || isDirectory));
}

// src/steps/chart.ts
async function findChart({ options, workDir, signal }) {
	await checkExercise(options.exercise);
	const located = await locateChart(options.chart, {
		workDir,
		signal
	});
	await refuseReportInChart(located, options.reportDir);
	return located;
}
function chartStep({ options, world, record, workDir, signal }, { helm }, located) {
	const { namespace } = options;
	const open = async () => {
		const log = (line) => world.progress.log(line);
		const chart = await openChart(located, {
			workDir,
			helm: helm.path,
			signal,
			log
		});
		const releaseName = options.releaseName ?? defaultReleaseName(chart.name);
		record.facts.chart = chart;
		record.facts.release = {
			releaseName,
			namespace
		};
		const repositoryPath = chart.inPlace ? await repositoryPathOf(chart.directory, world.workspace) : void 0;
		if (repositoryPath !== void 0) record.facts.repositoryPath = repositoryPath;
		await checkUninstallArgs(helm, options.uninstallArgs, signal);
		if (!usesExistingCluster(options) && options.prerequisite.length === 0) await preflight(helm, chart, {
			...options,
			releaseName,
			kubernetesVersion: kubernetesToBe(options)
		}, signal);
		return {
			chart,
			releaseName,
			namespace
		};
	};
	return record.step("chart", open, ({ chart }) => `${chart.name} ${chart.version} from ${chart.source}`);
}
function kubernetesToBe({ nodeImage, kubernetesVersion }) {
	if (nodeImage !== void 0) return kubernetesOfImage(nodeImage);
	return kubernetesVersion === void 0 ? void 0 : kubernetesOfImage(imageForKubernetes(kubernetesVersion));
}

// src/cluster/scoped-kubeconfig.ts
const CLUSTER_FILES = ["certificate-authority"];
const USER_FILES = [
	"client-certificate",
	"client-key",
	"tokenFile"
];
async function writeScopedKubeconfig(options) {
	const { kubeconfig, namespace, output } = options;
	const file = await readKubeconfig(kubeconfig);
	const current = options.context ?? file["current-context"];
	const folder = dirname(resolve(kubeconfig));
	const contexts = named(file.contexts, current);
	const { cluster, user } = contexts[0]?.context ?? {};
	const scoped = {
		...file,
		...current !== void 0 && { "current-context": current },
		contexts: contexts.map((entry) => ({
			...entry,
			context: {
				...entry.context,
				namespace
			}
		})),
		clusters: named(file.clusters, cluster).map((entry) => ({
			...entry,
			cluster: withPaths(entry.cluster, CLUSTER_FILES, folder)
		})),
		users: named(file.users, user).map((entry) => ({
			...entry,
			user: withCommand(withPaths(entry.user, USER_FILES, folder), folder)
		}))
	};
	await writeFile(output, (0, import_dist.stringify)(scoped), { mode: 384 });
	return output;
}
function named(entries = [], name) {
	return entries.filter((entry) => entry.name === name);
}
async function readKubeconfig(path) {
	try {
		const content = (0, import_dist.parse)(await readFile(path, "utf8"));
		if (typeof content !== "object" || content === null) throw new Error("it holds no kubeconfig");
		return content;
	} catch (error) {
		throw usageProblem(`the kubeconfig ${path} can't be read: ${messageOf$1(error)}`, "Check the path given with --kubeconfig.", error);
	}
}
function withPaths(entry = {}, fields, folder) {
	const resolved = fields.flatMap((field) => {
		const value = entry[field];
		return typeof value === "string" && value !== "" && !isAbsolute(value) ? [[field, resolve(folder, value)]] : [];
	});
	return {
		...entry,
		...Object.fromEntries(resolved)
	};
}
function withCommand(user, folder) {
	const exec = user.exec;
	if (exec?.command === void 0 || !exec.command.includes("/")) return user;
	return {
		...user,
		exec: {
			...exec,
			command: resolve(folder, exec.command)
		}
	};
}

// src/kube/discovery-aggregated.ts
function isAggregated(document) {
	return typeof document === "object" && document !== null && "kind" in document && document.kind === "APIGroupDiscoveryList";
}
function readAggregated(document) {
	return (document.items ?? []).map((item) => {
		const group = item.metadata?.name ?? "";
		return {
			group,
			versions: (item.versions ?? []).map((version) => readVersion(group, version))
		};
	});
}
function readVersion(group, { version, freshness, resources }) {
	const groupVersion = apiVersionOf({
		group,
		version
	});
	if (freshness === "Stale") return {
		groupVersion,
		error: /* @__PURE__ */ new Error("discovery is stale: the API server behind this group does not answer (see its APIService)")
	};
	return {
		groupVersion,
		types: (resources ?? []).map(({ resource, responseKind, scope, verbs }) => ({
			group,
			version,
			resource,
			kind: responseKind?.kind ?? "",
			namespaced: scope === "Namespaced",
			verbs: verbs ?? []
		})).filter(isListable)
	};
}
function isListable(type) {
	return type.verbs.includes("list") && !type.resource.includes("/");
}

// src/kube/discovery-by-group.ts
async function discoverGroups(requester, document, signal) {
	return await Promise.all(groupsOf(document).map(async ({ group, versions }) => ({
		group,
		versions: await Promise.all(versions.map((version) => discoverVersion(requester, group, version, signal)))
	})));
}
function groupsOf(roots) {
	if (roots.versions) return [{
		group: "",
		versions: roots.versions
	}];
	return (roots.groups ?? []).map(({ name, versions, preferredVersion }) => {
		const all = (versions ?? []).map(({ version }) => version);
		const preferred = all.filter((version) => version === preferredVersion?.version);
		return {
			group: name,
			versions: [.../* @__PURE__ */ new Set([...preferred, ...all])]
		};
	});
}
async function discoverVersion(requester, group, version, signal) {
	const groupVersion = apiVersionOf({
		group,
		version
	});
	try {
		return {
			groupVersion,
			types: ((await requester.getJson(groupVersionPath(group, version), signal)).resources ?? []).map(({ name, kind, namespaced, verbs }) => ({
				group,
				version,
				resource: name,
				kind,
				namespaced,
				verbs: verbs ?? []
			})).filter(isListable)
		};
	} catch (error) {
		if (!(error instanceof ApiError)) throw error;
		return {
			groupVersion,
			error
		};
	}
}

// src/kube/media-types.ts
const JSON_TYPE = "application/json";
const APPLY_TYPE = "application/apply-patch+yaml";
const AGGREGATED_DISCOVERY = [
	"application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList",
	"application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList",
	JSON_TYPE
].join(",");
function metadataListType(type) {
	return withFallback("application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1", type);
}
function metadataType(type) {
	return withFallback("application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1", type);
}
function withFallback(wanted, type) {
	return isSecrets(type) ? wanted : `${wanted},${JSON_TYPE}`;
}
function isSecrets(type) {
	return type.group === "" && type.resource === "secrets";
}

// src/kube/discovery.ts
async function discover(requester, signal) {
	const [core, named] = await Promise.all(["/api", "/apis"].map((root) => discoverRoot(requester, root, signal)));
	return chooseVersions([...core ?? [], ...named ?? []]);
}
async function discoverRoot(requester, root, signal) {
	const document = await requester.getJson(root, signal, AGGREGATED_DISCOVERY);
	return isAggregated(document) ? readAggregated(document) : await discoverGroups(requester, document, signal);
}
function chooseVersions(groups) {
	const types = /* @__PURE__ */ new Map();
	const discovery = {
		types: [],
		failures: []
	};
	for (const { versions } of groups) for (const version of versions) if ("error" in version) discovery.failures.push(listFailure(version.groupVersion, version.error));
	else for (const type of version.types) if (!types.has(keyOf$1(type))) types.set(keyOf$1(type), type);
	discovery.types = [...types.values()];
	return discovery;
}
function keyOf$1(type) {
	return `${type.group}/${type.resource}`;
}

// src/kube/metadata.ts
const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
function keepMetadata(object, type) {
	const { name, uid, resourceVersion, creationTimestamp, annotations, ...rest } = object.metadata;
	return {
		apiVersion: apiVersionOf(type),
		kind: type.kind,
		metadata: {
			...rest,
			...annotations && { annotations: isSecrets(type) ? withoutLastApplied(annotations) : annotations },
			name: name ?? "",
			uid: uid ?? "",
			resourceVersion: resourceVersion ?? "",
			creationTimestamp: creationTimestamp ?? ""
		}
	};
}
function withoutLastApplied({ [LAST_APPLIED]: _, ...annotations }) {
	return annotations;
}

// src/kube/list.ts
const PAGE_SIZE = 500;
const PAGED_ATTEMPTS = 3;
async function listMetadata(requester, type, signal) {
	const list = await listAll(requester, collectionPath(type), {}, metadataListType(type), signal);
	return {
		...list,
		items: list.items.map((item) => keepMetadata(item, type))
	};
}
async function listObjects(requester, type, { namespace, labelSelector, fieldSelector }, signal) {
	if (isSecrets(type)) throw new Error("Secrets are never listed in full; use listMetadata.");
	const list = await listAll(requester, collectionPath(type, namespace), {
		labelSelector,
		fieldSelector
	}, JSON_TYPE, signal);
	const common = {
		apiVersion: apiVersionOf(type),
		kind: type.kind
	};
	return {
		...list,
		items: list.items.map((item) => ({
			...common,
			...item
		}))
	};
}
async function listAll(requester, path, query, accept, signal) {
	for (let attempt = 1;; attempt += 1) {
		const limit = attempt <= PAGED_ATTEMPTS ? PAGE_SIZE : void 0;
		try {
			return await listPages(requester, path, query, limit, accept, signal);
		} catch (error) {
			if (!(error instanceof ApiError && error.status === 410) || limit === void 0) throw error;
		}
	}
}
async function listPages(requester, path, query, limit, accept, signal) {
	const items = [];
	let token;
	for (;;) {
		const page = await requester.getJson(withQuery(path, {
			...query,
			limit,
			continue: token
		}), signal, accept);
		for (const item of page.items ?? []) items.push(item);
		token = page.metadata?.continue || void 0;
		if (token === void 0) return {
			items,
			resourceVersion: page.metadata?.resourceVersion ?? ""
		};
	}
}

// src/kube/authentication-limit.ts
async function withinLimit(config, { limitMs, signal }, authenticate) {
	signal?.throwIfAborted();
	const plugins = watchPlugins(config);
	const { promise: ended, reject } = Promise.withResolvers();
	const tooLong = () => reject(/* @__PURE__ */ new Error(`the credential plugin of the kubeconfig did not end within ${limitMs} ms`));
	const timer = setTimeout(tooLong, limitMs);
	try {
		await orAborted(Promise.race([authenticate(), ended]), signal);
	} finally {
		clearTimeout(timer);
		plugins.forEach(end);
	}
}
async function orAborted(work, signal) {
	const { promise: aborted, reject } = Promise.withResolvers();
	const stop = () => reject(signal?.reason);
	if (signal?.aborted) stop();
	signal?.addEventListener("abort", stop, { once: true });
	try {
		return await Promise.race([work, aborted]);
	} finally {
		signal?.removeEventListener("abort", stop);
	}
}
function watchPlugins(config) {
	const started = [];
	const { authenticators } = config;
	for (const authenticator of authenticators) {
		const { execFn } = authenticator;
		if (execFn === void 0) continue;
		authenticator.execFn = (...args) => {
			const child = execFn(...args);
			started.push(child);
			return child;
		};
	}
	return started;
}
function end(plugin) {
	if (plugin.exitCode === null) plugin.kill("SIGKILL");
	for (const stream of plugin.stdio) stream?.destroy();
}

// src/kube/exchange.ts
async function exchange(destination, request, limitMs, signal) {
	const limit = new TimeLimit(request.path, limitMs, signal);
	try {
		return await (await send(destination, request, limit.signal)).body.text();
	} catch (error) {
		throw limit.explain(error);
	} finally {
		limit.clear();
	}
}
async function openStream(destination, request, { headersMs, bodyMs }, signal) {
	const limit = new TimeLimit(request.path, headersMs, signal);
	try {
		const answer = await send(destination, request, limit.signal);
		limit.restart(bodyMs);
		return readChunks(answer.body, limit);
	} catch (error) {
		limit.clear();
		throw limit.explain(error);
	}
}
async function* readChunks(body, limit) {
	try {
		yield* body;
	} catch (error) {
		throw limit.explain(error);
	} finally {
		limit.clear();
	}
}
async function send({ server, credentials, userAgent }, request, signal) {
	const url = new URL(server);
	const answer = await credentials.dispatcher.request({
		origin: url.origin,
		path: url.pathname.replace(/\/$/, "") + request.path,
		method: request.method,
		headers: {
			...credentials.headers,
			accept: request.accept,
			"user-agent": userAgent,
			...request.body && { "content-type": request.body.type }
		},
		body: request.body === void 0 ? null : JSON.stringify(request.body.value),
		signal,
		headersTimeout: 0,
		bodyTimeout: 0
	});
	if (answer.statusCode >= 200 && answer.statusCode <= 299) return answer;
	const retryAfter = answer.headers["retry-after"];
	throw errorFromAnswer(request.path, {
		status: answer.statusCode,
		body: await answer.body.text(),
		retryAfter: Array.isArray(retryAfter) ? retryAfter[0] : retryAfter
	});
}
var TimeLimit = class {
	#controller = new AbortController();
	#callers;
	#onAbort = () => this.#controller.abort(this.#callers?.reason);
	#path;
	#timer;
	constructor(path, limitMs, callers) {
		this.#path = path;
		this.#callers = callers;
		callers?.throwIfAborted();
		callers?.addEventListener("abort", this.#onAbort, { once: true });
		this.restart(limitMs);
	}
	get signal() {
		return this.#controller.signal;
	}
	restart(limitMs) {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			const message = `no complete answer within ${limitMs} ms`;
			this.#controller.abort(new ApiError({
				path: this.#path,
				message,
				reason: TIMED_OUT
			}));
		}, limitMs);
	}
	explain(error) {
		if (this.signal.aborted) return this.signal.reason;
		return error instanceof ApiError ? error : errorFromSocket(this.#path, error);
	}
	clear() {
		clearTimeout(this.#timer);
		this.#callers?.removeEventListener("abort", this.#onAbort);
	}
};

// src/kube/request.ts
var Requester = class {
	clock;
	#settings;
	#slots;
	constructor(settings) {
		this.#settings = settings;
		this.clock = settings.clock;
		this.#slots = new Slots(settings.maxInFlight);
	}
	async getJson(path, signal, accept = JSON_TYPE) {
		return await this.send({
			method: "GET",
			path,
			accept
		}, parseJson, signal);
	}
	async send(request, read, signal) {
		const { clock } = this.#settings;
		const startedAt = clock.now();
		const idempotent = request.method !== "DELETE";
		for (let tries = 1;; tries += 1) try {
			return read(await this.#sendOnce(request, signal), request.path);
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			const soFar = {
				tries,
				idempotent,
				elapsedMs: clock.now() - startedAt
			};
			const delayMs = delayBeforeRetry(error, soFar, {
				now: clock.now(),
				random: clock.random()
			});
			if (delayMs === void 0) throw error;
			await clock.sleep(delayMs, signal);
		}
	}
	async stream(request, bodyMs, signal) {
		const limits = {
			headersMs: this.#settings.requestTimeoutMs,
			bodyMs
		};
		return await this.#authenticated((credentials) => openStream(this.#destination(credentials), request, limits, signal), signal);
	}
	async close() {
		await this.#settings.session.close();
	}
	async #sendOnce(request, signal) {
		const once = (credentials) => exchange(this.#destination(credentials), request, this.#settings.requestTimeoutMs, signal);
		return await this.#slots.run(() => this.#authenticated(once, signal), signal);
	}
	async #authenticated(work, signal) {
		const { session } = this.#settings;
		const used = session.credentials;
		try {
			return await work(used);
		} catch (error) {
			if (!(error instanceof ApiError) || error.status !== 401) throw error;
			const fresh = await orAborted(session.refresh(used), signal);
			if (fresh === void 0) throw error;
			return await work(fresh);
		}
	}
	#destination(credentials) {
		return {
			server: this.#settings.session.server,
			credentials,
			userAgent: this.#settings.userAgent
		};
	}
};
function parseJson(body, path) {
	try {
		return JSON.parse(body);
	} catch (error) {
		const message = `the answer is not JSON: ${JSON.stringify(body.slice(0, 100))}`;
		throw new ApiError({
			path,
			message,
			status: 200,
			reason: MALFORMED_ANSWER,
			cause: error
		});
	}
}

// src/kube/kubeconfig.ts
async function loadKubeconfig(choice) {
	const { kubeconfig } = choice;
	if (!existsSync(kubeconfig)) throw usageProblem(`The kubeconfig ${kubeconfig} does not exist.`, "Check the path given with --kubeconfig.");
	const { KubeConfig } = await import("./kubeconfig.js");
	const config = new KubeConfig();
	try {
		config.loadFromFile(kubeconfig);
	} catch (error) {
		throw usageProblem(`The kubeconfig ${kubeconfig} can't be read: ${messageOf$1(error)}`, "It has to be a YAML file of kind Config with clusters, users and contexts.", error);
	}
	config.setCurrentContext(chooseContext(config, choice));
	return {
		config,
		server: serverOf(config, choice)
	};
}
function chooseContext(config, { kubeconfig, context }) {
	const names = config.getContexts().map(({ name }) => name);
	const known = names.length === 0 ? "It has no contexts." : `Its contexts are: ${names.join(", ")}.`;
	const wanted = context ?? config.getCurrentContext();
	if (!wanted) throw usageProblem(`The kubeconfig ${kubeconfig} has no current context.`, `Choose one with --context. ${known}`);
	if (!names.includes(wanted)) throw usageProblem(`The kubeconfig ${kubeconfig} has no context ${wanted}.`, known);
	return wanted;
}
function serverOf(config, { kubeconfig }) {
	const context = config.getContextObject(config.getCurrentContext());
	const cluster = config.getCurrentCluster();
	if (!cluster) throw usageProblem(`The kubeconfig ${kubeconfig} has no cluster ${context?.cluster}.`);
	if (!config.getCurrentUser()) throw usageProblem(`The kubeconfig ${kubeconfig} has no user ${context?.user}.`);
	if (!URL.canParse(cluster.server)) throw usageProblem(`The kubeconfig ${kubeconfig} has no valid server address: ${cluster.server}`);
	return cluster.server;
}

// src/kube/session.ts
const REFRESH_PAUSE_MS = 1e4;
var Session = class Session {
	server;
	#current;
	#refreshing;
	#refreshedAt = Number.NEGATIVE_INFINITY;
	#retired = [];
	#closed = new AbortController();
	#choice;
	#settings;
	constructor(server, credentials, choice, settings) {
		this.server = server;
		this.#current = credentials;
		this.#choice = choice;
		this.#settings = settings;
	}
	static async open(choice, settings) {
		const { server, credentials } = await authenticate(choice, settings);
		return new Session(server, credentials, choice, settings);
	}
	get credentials() {
		return this.#current;
	}
	async refresh(refused) {
		if (this.#current !== refused) return this.#current;
		if (this.#refreshing === void 0) {
			if (this.#settings.clock.now() - this.#refreshedAt < REFRESH_PAUSE_MS) return void 0;
			this.#refreshing = this.#authenticateAgain().finally(() => {
				this.#refreshing = void 0;
			});
		}
		return await this.#refreshing;
	}
	async #authenticateAgain() {
		const { clock, limitMs } = this.#settings;
		const { credentials } = await authenticate(this.#choice, {
			limitMs,
			signal: this.#closed.signal
		}).finally(() => {
			this.#refreshedAt = clock.now();
		});
		this.#retired.push(this.#current.dispatcher);
		this.#current = credentials;
		return credentials;
	}
	async close() {
		this.#closed.abort(/* @__PURE__ */ new Error("the connection was closed"));
		await Promise.all([this.#current.dispatcher, ...this.#retired].map((dispatcher) => dispatcher.destroy()));
	}
};
async function authenticate(choice, limit) {
	const { config, server } = await loadKubeconfig(choice);
	const headers = {};
	let dispatcher;
	const receiver = {
		setHeaderParam(name, value) {
			headers[name.toLowerCase()] = value;
		},
		setDispatcher(made) {
			dispatcher = made;
		}
	};
	try {
		await withinLimit(config, limit, () => config.applySecurityAuthentication(receiver));
	} catch (error) {
		limit.signal?.throwIfAborted();
		throw authenticationProblem(choice, error);
	}
	dispatcher ??= new (await (import("./undici2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)))).Agent();
	return {
		server,
		credentials: {
			dispatcher,
			headers
		}
	};
}
function authenticationProblem({ kubeconfig }, error) {
	const message = messageOf$1(error).trim();
	const code = error instanceof Error && "code" in error ? error.code : void 0;
	const isFile = error instanceof Error && "syscall" in error && error.syscall === "open";
	if (isFile || message.startsWith("HTTP protocol is not allowed")) return usageProblem(`The kubeconfig ${kubeconfig} can't be used: ${message}`, isFile ? "Check the paths of the certificates and keys that it names." : void 0, error);
	return infrastructureProblem(`Could not get credentials for the cluster: ${message === "" ? "the credential plugin of the kubeconfig failed" : message}`, code === "ENOENT" ? `The credential plugin that ${kubeconfig} names is not on PATH.` : `Try the same with: kubectl --kubeconfig ${kubeconfig} version`, error);
}

// src/kube/single-object.ts
const FIELD_MANAGER = "clean-uninstall";
async function getObject(requester, type, name, namespace, signal) {
	const secret = isSecrets(type);
	const accept = secret ? metadataType(type) : JSON_TYPE;
	try {
		const object = await requester.getJson(objectPath(type, name, namespace), signal, accept);
		return secret ? { ...keepMetadata(object, type) } : object;
	} catch (error) {
		if (isNotFound(error)) return void 0;
		throw error;
	}
}
async function applyObject(requester, type, object, signal) {
	const path = withQuery(objectPath(type, object.metadata.name, object.metadata.namespace), {
		fieldManager: FIELD_MANAGER,
		force: true
	});
	const value = {
		apiVersion: apiVersionOf(type),
		kind: type.kind,
		...object
	};
	const body = {
		type: APPLY_TYPE,
		value
	};
	return await requester.send({
		method: "PATCH",
		path,
		accept: JSON_TYPE,
		body
	}, parseJson, signal);
}
async function deleteObject(requester, type, name, namespace, options = {}) {
	const value = {
		apiVersion: "v1",
		kind: "DeleteOptions",
		propagationPolicy: "Background",
		...options.uid !== void 0 && { preconditions: { uid: options.uid } }
	};
	const path = objectPath(type, name, namespace);
	const body = {
		type: JSON_TYPE,
		value
	};
	try {
		await requester.send({
			method: "DELETE",
			path,
			accept: JSON_TYPE,
			body
		}, () => void 0, options.signal);
		return true;
	} catch (error) {
		if (isNotFound(error) || isOtherUid(error)) return false;
		throw error;
	}
}
async function podLog(requester, namespace, pod, options = {}) {
	const { signal, container, tailLines, limitBytes } = options;
	const log = `${collectionPath(PODS, namespace)}/${encodeURIComponent(pod)}/log`;
	const path = withQuery(log, {
		container,
		tailLines,
		limitBytes
	});
	try {
		return await requester.send({
			method: "GET",
			path,
			accept: "text/plain,application/json"
		}, (text) => text, signal);
	} catch (error) {
		if (isNotFound(error) || error instanceof ApiError && error.status === 400) return "";
		throw error;
	}
}
function isNotFound(error) {
	return error instanceof ApiError && error.status === 404;
}
function isOtherUid(error) {
	return error instanceof ApiError && error.status === 409 && /UID in (the )?precondition/i.test(error.message);
}

// src/kube/watch-known.ts
var KnownObjects = class {
	#byName = /* @__PURE__ */ new Map();
	#onEvent;
	constructor(known, onEvent) {
		for (const object of known) this.#byName.set(keyOf(object), object);
		this.#onEvent = onEvent;
	}
	take(event) {
		if (event.type === "DELETED") this.#byName.delete(keyOf(event.object));
		else this.#byName.set(keyOf(event.object), event.object);
		this.#onEvent(event);
	}
	replaceWith(items) {
		const before = this.#byName;
		this.#byName = new Map(items.map((object) => [keyOf(object), object]));
		for (const [key, object] of before) if (this.#byName.get(key)?.metadata.uid !== object.metadata.uid) this.#onEvent({
			type: "DELETED",
			object
		});
		for (const [key, object] of this.#byName) {
			const old = before.get(key);
			if (old?.metadata.uid !== object.metadata.uid) this.#onEvent({
				type: "ADDED",
				object
			});
			else if (old.metadata.resourceVersion !== object.metadata.resourceVersion) this.#onEvent({
				type: "MODIFIED",
				object
			});
		}
	}
	allDeleted() {
		this.replaceWith([]);
	}
};
function keyOf({ metadata }) {
	return `${metadata.namespace ?? ""}/${metadata.name}`;
}

// src/kube/watch-stream.ts
async function* readEvents$1(chunks, path) {
	const decoder = new TextDecoder();
	let rest = "";
	for await (const chunk of chunks) {
		const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
		rest = lines.pop() ?? "";
		for (const line of lines) if (line.trim() !== "") yield parseEvent(line, path);
	}
}
function parseEvent(line, path) {
	try {
		return JSON.parse(line);
	} catch (error) {
		const message = `a watch event is not JSON: ${JSON.stringify(line.slice(0, 100))}`;
		throw new ApiError({
			path,
			message,
			reason: MALFORMED_ANSWER,
			cause: error
		});
	}
}

// src/kube/watch.ts
const WATCH_SECONDS = 300;
async function watchMetadata(requester, options) {
	const watch = new Watch(requester, options);
	try {
		await watch.run();
	} catch (error) {
		if (!options.signal.aborted) throw error;
	}
}
var Watch = class {
	#requester;
	#options;
	#known;
	#resourceVersion;
	#failures = 0;
	#missing = 0;
	constructor(requester, options) {
		this.#requester = requester;
		this.#options = options;
		this.#known = new KnownObjects(options.known, options.onEvent);
		this.#resourceVersion = options.resourceVersion;
	}
	async run() {
		const { signal } = this.#options;
		while (!signal.aborted) try {
			if (this.#resourceVersion === void 0) await this.#listAgain();
			else await this.#follow(this.#resourceVersion);
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			if (this.#isTypeGone(error)) return this.#known.allDeleted();
			this.#judge(error);
			await this.#pause(error);
		}
	}
	async #listAgain() {
		const list = await listMetadata(this.#requester, this.#options.type, this.#options.signal);
		this.#known.replaceWith(list.items);
		this.#resourceVersion = list.resourceVersion;
		this.#missing = 0;
	}
	async #follow(resourceVersion) {
		const { type, signal } = this.#options;
		const path = withQuery(collectionPath(type), {
			watch: 1,
			allowWatchBookmarks: true,
			resourceVersion,
			timeoutSeconds: WATCH_SECONDS
		});
		const openedAt = this.#requester.clock.now();
		const request = {
			method: "GET",
			path,
			accept: metadataType(type)
		};
		const chunks = await this.#requester.stream(request, 315e3, signal);
		this.#missing = 0;
		for await (const event of readEvents$1(chunks, path)) this.#take(event, path);
		if (this.#requester.clock.now() - openedAt < 1e3) throw connectionLost(path, "the watch ended at once");
		this.#failures = 0;
	}
	#take({ type, object }, path) {
		this.#options.signal.throwIfAborted();
		if (type === "ERROR") throw errorFromEvent(path, object);
		const { resourceVersion } = object.metadata ?? {};
		if (resourceVersion) this.#resourceVersion = resourceVersion;
		this.#failures = 0;
		if (type === "BOOKMARK") return;
		this.#known.take({
			type,
			object: keepMetadata({ metadata: object.metadata ?? {} }, this.#options.type)
		});
	}
	#isTypeGone(error) {
		if (error.status !== 404) return false;
		this.#missing += 1;
		return this.#missing > 1;
	}
	#judge(error) {
		const { status } = error;
		if (status === 410) this.#resourceVersion = void 0;
		if (!(status === void 0 || status < 400 || status >= 500 || [
			404,
			408,
			410,
			429
		].includes(status)) && !isConversionFailure(error)) throw error;
	}
	async #pause(error) {
		if (error.status === 410 && this.#failures === 0) {
			this.#failures = 1;
			return;
		}
		this.#failures += 1;
		const { clock } = this.#requester;
		const delayMs = Math.max(retryAfterMs(error.retryAfter, clock.now()), backOffMs(this.#failures, clock.random()));
		await clock.sleep(delayMs, this.#options.signal);
	}
};
function connectionLost(path, cause) {
	return new ApiError({
		path,
		message: `the watch was interrupted: ${cause}`,
		cause
	});
}
function errorFromEvent(path, status) {
	const { code, reason, message = "the server ended the watch with an error" } = status;
	return new ApiError({
		path,
		message,
		...code !== void 0 && { status: code },
		...reason !== void 0 && { reason }
	});
}

// src/kube/connection.ts
async function connect(options) {
	const { maxInFlight = 16, userAgent = "clean-uninstall", requestTimeoutMs = 3e4, clock = systemClock, signal } = options;
	const session = await Session.open(options, {
		clock,
		limitMs: requestTimeoutMs,
		signal
	});
	const requester = new Requester({
		session,
		clock,
		maxInFlight,
		requestTimeoutMs,
		userAgent
	});
	try {
		return apiOf(session.server, requester, await serverVersion(requester, signal));
	} catch (error) {
		await requester.close();
		throw error instanceof ApiError ? connectionProblem(session.server, options, error) : error;
	}
}
function apiOf(server, requester, version) {
	return {
		server,
		version: async () => version,
		discover: (options) => discover(requester, options?.signal),
		listMetadata: (type, options) => listMetadata(requester, type, options?.signal),
		list: (type, options = {}) => listObjects(requester, type, options, options.signal),
		get: (type, name, namespace, options) => getObject(requester, type, name, namespace, options?.signal),
		apply: (type, object, options) => applyObject(requester, type, object, options?.signal),
		delete: (type, name, namespace, options) => deleteObject(requester, type, name, namespace, options),
		watchMetadata: (type, resourceVersion, onEvent, signal, known = []) => watchMetadata(requester, {
			type,
			resourceVersion,
			onEvent,
			signal,
			known
		}),
		podLog: (namespace, pod, options) => podLog(requester, namespace, pod, options),
		getPath: (path, options) => requester.getJson(path, options?.signal),
		close: () => requester.close()
	};
}
async function serverVersion(requester, signal) {
	return (await requester.getJson("/version", signal)).gitVersion ?? "unknown";
}
function connectionProblem(server, { kubeconfig, context }, error) {
	const which = context === void 0 ? kubeconfig : `${kubeconfig}, context ${context}`;
	if (error.status === 401 || error.status === 403) return infrastructureProblem(`The cluster at ${server} refuses the credentials of ${which}: ${messageOf$1(error)} (${error.status})`, "They may have expired, or belong to another cluster.", error);
	if (error.status !== void 0) return infrastructureProblem(`The server at ${server} does not answer like a Kubernetes API server: ${messageOf$1(error)}`, `Check the server address in ${kubeconfig}, and whether the cluster is healthy.`, error);
	const certificate = /CERT|SIGNATURE|^ERR_TLS/.test(error.reason ?? "");
	return infrastructureProblem(`The cluster at ${server} can't be reached: ${messageOf$1(error)}`, certificate ? `The certificate authority in ${kubeconfig} does not fit this server; was the cluster made again?` : `Does the cluster of ${which} still run, and can this machine reach it?`, error);
}

// src/scenario/release-record.ts
const READ_TIMEOUT_MS$1 = 3e4;
const revisionSchema = object({
	status: _enum([...[
		"deployed",
		"uninstalled",
		"superseded",
		"failed",
		"uninstalling",
		"pending-install",
		"pending-upgrade",
		"pending-rollback"
	], "unknown"]).catch("unknown"),
	description: string().default("")
});
const historySchema = array(revisionSchema).min(1);
async function readReleaseRecord(helm, release, signal) {
	const options = {
		timeoutMs: READ_TIMEOUT_MS$1,
		env: helmEnv(helm, "uninstall"),
		signal
	};
	const { exitCode, stdout, stderr } = await run(helm.path, historyArgs(helm, release), options);
	signal.throwIfAborted();
	if (exitCode === 0) return parseHistory(stdout);
	return isReleaseNotFound(stderr) ? void 0 : {
		status: "unknown",
		description: stderr.trim()
	};
}
function parseHistory(stdout) {
	try {
		const revision = historySchema.parse(JSON.parse(stdout)).at(-1);
		if (revision !== void 0) return revision;
	} catch {}
	return {
		status: "unknown",
		description: `helm history printed ${stdout.trim().slice(0, 200)}`
	};
}
function isReleaseNotFound(stderr) {
	return /release: not found\s*$/.test(stderr);
}

// src/steps/connect.ts
function connectStep(life, cluster, tools, name) {
	const { record, signal } = life;
	const open = async () => {
		const connection = await connectTo(life, cluster, tools);
		try {
			record.facts.server = connection.api.server;
			record.facts.kubernetesVersion = await connection.api.version({ signal });
			if (cluster.existing) await refuseForeignRelease(connection.helm, name, signal);
			return connection;
		} catch (error) {
			await connection.api.close();
			throw error;
		}
	};
	return record.step("connect", open, ({ api }) => `Kubernetes ${record.facts.kubernetesVersion} at ${api.server}`);
}
async function connectTo({ workDir, options, signal }, cluster, tools) {
	const choice = {
		kubeconfig: cluster.kubeconfig,
		...cluster.context !== void 0 && { context: cluster.context }
	};
	const api = await connect({
		...choice,
		signal
	});
	try {
		const scope = {
			...choice,
			namespace: options.namespace,
			output: join(workDir, "kubeconfig")
		};
		const kubeconfig = await writeScopedKubeconfig(scope);
		return {
			api,
			helm: helmClient(tools.helm, {
				kubeconfig,
				cacheDir: join(workDir, "helm-discovery")
			}),
			existing: cluster.existing,
			[Symbol.asyncDispose]: () => api.close()
		};
	} catch (error) {
		await api.close();
		throw error;
	}
}
async function refuseForeignRelease(helm, { releaseName, namespace }, signal) {
	const found = await readReleaseRecord(helm, {
		releaseName,
		namespace
	}, signal);
	if (found === void 0) return;
	if (found.status === "unknown") throw infrastructureProblem(`helm cannot tell whether release ${releaseName} exists in namespace ${namespace}: ${found.description}`, "The check would uninstall it, so it has to be known. Does this user have the right to list Secrets there?");
	throw usageProblem(`release ${releaseName} exists in namespace ${namespace} of this cluster`, "The check would uninstall it. Choose another name or place with --release-name or --namespace.");
}

// src/diagnostics/events.ts
function eventsText(events) {
	const widest = (of) => Math.max(0, ...events.map((event) => of(event).length));
	const [at, type, reason] = [
		widest((event) => event.at),
		widest((event) => event.type),
		widest((event) => event.reason)
	];
	return events.map((event) => [
		event.at.padEnd(at),
		event.type.padEnd(type),
		event.reason.padEnd(reason),
		`${event.about}: ${event.message}`
	]).map((columns) => `${visible(columns.join("  "))}\n`).join("");
}

// src/diagnostics/helm-output.ts
function installOutput(install) {
	return outputText({
		...install,
		stdout: withoutNotes(install.stdout)
	});
}
function uninstallOutput(uninstall) {
	return outputText(uninstall);
}
function outputText({ argv, exitCode, timedOut, durationMs, stdout, stderr }) {
	const how = timedOut ? "ran out of time" : exitCode === void 0 ? "was ended" : `exit code ${exitCode}`;
	return [
		`$ ${visibleLines(shellText(withoutValues(argv)))}\n${how}, ${seconds(durationMs)}\n`,
		section("stdout", stdout),
		section("stderr", stderr)
	].join("\n");
}
function section(name, text) {
	return `${name}:\n${visibleLines(text).trimEnd() || "(nothing)"}\n`;
}

// src/diagnostics/leftovers.ts
function leftoversYaml(changes, objects) {
	return changes.map((change) => documentOf(change, objects.get(change.id.uid))).join("---\n");
}
function documentOf(change, full) {
	const title = `# ${visible(displayName(change.id))}: ${change.kind}`;
	if (full === void 0 || isSecrets(change.id)) return `${title}; ${whyInPart(change)}\n${yaml(fromSnapshot(change))}`;
	return `${title}\n${yaml(full)}`;
}
function whyInPart({ id, kind }) {
	if (isSecrets(id)) return "metadata only, the data of Secrets is never read";
	return kind === "lost" ? "as the snapshot of the baseline has it" : "as the snapshot has it, it was not read in full";
}
function yaml({ metadata: { managedFields: _, ...metadata }, ...object }) {
	const { apiVersion, kind, ...rest } = object;
	const options = {
		version: "1.1",
		lineWidth: 0,
		aliasDuplicateObjects: false
	};
	return (0, import_dist.stringify)({
		apiVersion,
		kind,
		metadata,
		...rest
	}, options);
}
function fromSnapshot(change) {
	const { id, owners, writers: _, content, labels, annotations, finalizers, ...metadata } = objectOf(change);
	return {
		apiVersion: apiVersionOf(id),
		kind: id.kind,
		metadata: {
			name: id.name,
			...id.namespace !== void 0 && { namespace: id.namespace },
			uid: id.uid,
			...metadata,
			...Object.keys(labels).length > 0 && { labels },
			...Object.keys(annotations).length > 0 && { annotations },
			...finalizers.length > 0 && { finalizers },
			...owners.length > 0 && { ownerReferences: owners }
		},
		...content
	};
}

// src/diagnostics/file-name.ts
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
function fileName(name) {
	return name.replace(/[^A-Za-z0-9._-]/gu, escaped).replace(/^\.|\.$/g, escaped).replace(DEVICES, "_$1");
}
function escaped(character) {
	return [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}

// src/diagnostics/log-files.ts
function logFiles(podLogs, hookRuns) {
	const logs = [...[...hookRuns.values()].flatMap(logOfHook), ...podLogs];
	return [...new Map(logs.map((log) => [pathOf(log), `${log.text.trimEnd()}\n`]))].map(([path, text]) => ({
		path,
		text
	})).toSorted((a, b) => a.path < b.path ? -1 : 1);
}
function pathOf({ namespace, pod, container }) {
	return `logs/${fileName(namespace)}/${fileName(pod)}/${fileName(container)}.log`;
}
function logOfHook({ id, log, container }) {
	if (log === void 0) return [];
	return [{
		namespace: id.namespace ?? "",
		pod: id.name,
		container: container ?? "container",
		text: log
	}];
}

// src/snapshot/snapshot-file.ts
const FORMAT = "clean-uninstall/snapshot/v1";
const strings = record(string(), string());
const objectSchema = object({
	id: object({
		group: string(),
		version: string(),
		resource: string(),
		kind: string(),
		namespace: string().exactOptional(),
		name: string(),
		uid: string()
	}),
	labels: strings,
	annotations: strings,
	finalizers: array(string()),
	owners: array(object({
		apiVersion: string(),
		kind: string(),
		name: string(),
		uid: string(),
		controller: boolean().exactOptional(),
		blockOwnerDeletion: boolean().exactOptional()
	})),
	creationTimestamp: string(),
	deletionTimestamp: string().exactOptional(),
	deletionGracePeriodSeconds: number().exactOptional(),
	generation: number().exactOptional(),
	resourceVersion: string(),
	writers: array(object({
		manager: string(),
		operation: _enum(["Apply", "Update"]),
		subresource: string().exactOptional(),
		time: string().exactOptional(),
		setsFinalizers: boolean(),
		finalizers: array(string()).exactOptional()
	})),
	content: record(string(), unknown()).exactOptional()
});
const fileSchema = object({
	format: literal(FORMAT),
	takenAt: string(),
	server: string(),
	kubernetes: string(),
	types: array(object({
		group: string(),
		version: string(),
		resource: string(),
		kind: string(),
		namespaced: boolean(),
		verbs: array(string())
	})),
	objects: array(objectSchema),
	failures: array(object({
		resource: string(),
		error: string(),
		status: number().exactOptional()
	})),
	resourceVersions: strings
});
function snapshotText(snapshot, of) {
	const { takenAt, types, objects, failures, resourceVersions } = snapshot;
	const content = {
		format: FORMAT,
		takenAt,
		...of,
		types,
		objects: [...objects.values()],
		failures,
		resourceVersions: Object.fromEntries(resourceVersions)
	};
	return `${JSON.stringify(content, null, 1)}\n`;
}
async function writeSnapshot(file, snapshot, of) {
	try {
		await writeWhole(file, snapshotText(snapshot, of), 384);
	} catch (error) {
		const what = `the snapshot could not be written to ${file}: ${messageOf$1(error)}`;
		if (isDiskFull(error)) throw infrastructureProblem(what, "The disk is full: make room, or choose another file.", error);
		throw usageProblem(what, "Choose a directory that exists and may be written to.", error);
	}
}
async function readSnapshot(file) {
	const text = await readFile(file, "utf8").catch((error) => {
		throw usageProblem(`the snapshot ${file} could not be read: ${messageOf$1(error)}`);
	});
	const parsed = fileSchema.safeParse(jsonOf(text));
	if (!parsed.success) {
		const first = parsed.error.issues[0];
		throw usageProblem(`${file} is not a snapshot: ${first?.path.join(".") || "the file"}: ${first?.message}`, "make one with: clean-uninstall snapshot -o FILE");
	}
	const { format: _, objects, resourceVersions, ...rest } = parsed.data;
	return {
		...rest,
		objects: new Map(objects.map((object) => [object.id.uid, object])),
		resourceVersions: new Map(Object.entries(resourceVersions))
	};
}
function jsonOf(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

// src/steps/diagnostics.ts
async function leaveDiagnostics(record, verdict, { chart: source, reportDir }) {
	const { facts } = record;
	try {
		const files = verdict === "clean" ? [] : filesOf(facts);
		const hasLogs = facts.clusterLogs === true && verdict !== "clean";
		if (!hasLogs) await removeClusterLogs(reportDir);
		if (files.length === 0 && !hasLogs) return await removeBundle(reportDir);
		const chart = facts.chart === void 0 ? source : `${facts.chart.name} ${facts.chart.version}`;
		const paths = [...files.map(({ path }) => path), ...hasLogs ? [LOGS_DIR] : []];
		await writeBundle(reportDir, [{
			path: README,
			text: readmeText(chart, verdict, paths)
		}, ...files], hasLogs);
		facts.diagnostics = DIAGNOSTICS_DIR;
	} catch (error) {
		record.warn(withHint(error, ". "));
	}
}
function filesOf(facts) {
	const { baseline, installed, podLogs = [], install, uninstall, settled, events, hookRuns = /* @__PURE__ */ new Map() } = facts;
	const { changes, objects } = facts.leftovers ?? {
		changes: settled?.comparison.changes ?? [],
		objects: /* @__PURE__ */ new Map()
	};
	const of = {
		server: facts.server ?? "",
		kubernetes: facts.kubernetesVersion ?? ""
	};
	const file = (path, value, write) => {
		const text = value === void 0 ? "" : write(value);
		return text === "" ? [] : [{
			path,
			text
		}];
	};
	const snapshot = (path, value) => file(path, value, (look) => snapshotText(look, of));
	return [
		...snapshot("baseline.json", baseline),
		...snapshot("installed.json", installed),
		...snapshot("after.json", settled?.after),
		...file("leftovers.yaml", changes, (all) => leftoversYaml(all, objects)),
		...file("events.txt", events, eventsText),
		...logFiles(podLogs, hookRuns),
		...file("helm-install.txt", install, installOutput),
		...file("helm-uninstall.txt", uninstall, uninstallOutput)
	];
}

// src/snapshot/actors.ts
const NODE_SERVICES = /* @__PURE__ */ new Set([
	"kube-dns",
	"kube-proxy",
	"kindnet"
]);
async function actorsIn(api, look, signal) {
	return [...await liveActors(api, signal), ...cronJobs(look)];
}
async function liveActors(api, signal) {
	const { items } = await api.list(PODS, {
		signal,
		fieldSelector: "status.phase!=Succeeded,status.phase!=Failed"
	});
	return items.filter((pod) => !isControlPlane(pod)).map(actorOf);
}
function isControlPlane({ metadata: { namespace, labels, ownerReferences } }) {
	if (namespace === "local-path-storage") return true;
	if (namespace !== "kube-system") return false;
	return NODE_SERVICES.has(labels?.["k8s-app"] ?? "") || Boolean(ownerReferences?.some(({ kind }) => kind === "Node"));
}
function cronJobs(look) {
	return [...look.objects.values()].filter(({ id, deletionTimestamp }) => resourceName(id) === "cronjobs.batch" && deletionTimestamp === void 0).map(({ id }) => ({
		uid: id.uid,
		name: `${id.namespace}/${id.name}`,
		running: false,
		spec: {}
	}));
}
function actorOf(pod) {
	const controller = pod.metadata.ownerReferences?.find((owner) => owner.controller === true);
	return {
		uid: pod.metadata.uid,
		name: `${pod.metadata.namespace}/${pod.metadata.name}`,
		...controller && { controller: {
			kind: controller.kind,
			uid: controller.uid
		} },
		running: pod.status?.phase === "Running",
		spec: pod.spec ?? {}
	};
}

// src/diagnose/evidence/cluster-actors.ts
async function readActors(api, { changes, after }, signal) {
	const matters = (change) => holds(objectOf(change)) || isCrd(change.id) || isNamespace(change);
	if (!changes.some((change) => isPresent(change) && matters(change))) return [];
	return [...await liveActors(api, signal).catch(() => {
		signal.throwIfAborted();
		return [];
	}), ...cronJobs(after)];
}

// src/diagnose/evidence/gather-evidence.ts
const MOST_OBJECTS = 500;
const MOST_LOGS = 10;
const LOG_LINES$2 = 20;
const KINDS_FIRST = /^(customresourcedefinitions|validatingwebhookconfigurations|mutatingwebhookconfigurations|apiservices|namespaces|jobs|pods)$/;
async function gatherEvidence(api, input, signal) {
	const ask = async (request) => {
		signal.throwIfAborted();
		return request({ signal }).catch(() => signal.throwIfAborted());
	};
	const [objects, events] = await Promise.all([readObjects(api, input, ask), readEvents(api, input, signal)]);
	const partly = {
		...input,
		objects,
		...events,
		backends: /* @__PURE__ */ new Map(),
		hookLogs: /* @__PURE__ */ new Map(),
		actors: []
	};
	const [backends, hookLogs, actors] = await Promise.all([
		readBackends(api, partly, ask),
		readHookLogs(api, partly, ask),
		readActors(api, partly, signal)
	]);
	signal.throwIfAborted();
	return {
		...partly,
		backends,
		hookLogs,
		actors
	};
}
async function readObjects(api, input, ask) {
	const ids = input.changes.filter((change) => (isPresent(change) || change.kind === "modified") && !isSecret(change.id)).map((change) => change.id).toSorted((a, b) => Number(KINDS_FIRST.test(b.resource)) - Number(KINDS_FIRST.test(a.resource))).slice(0, MOST_OBJECTS);
	const same = (await Promise.all(ids.map((id) => ask((options) => api.get(typeOf$1(id), id.name, id.namespace, options))))).filter((object, index) => object?.metadata.uid === ids[index]?.uid);
	return new Map(same.flatMap((object) => object ? [[object.metadata.uid, object]] : []));
}
function isSecret(id) {
	return resourceName(id) === "secrets";
}
const SLICES = {
	group: "discovery.k8s.io",
	version: "v1",
	resource: "endpointslices",
	kind: "EndpointSlice",
	namespaced: true,
	verbs: []
};
async function readEvents(api, input, signal) {
	const uids = new Set(input.changes.map((change) => change.id.uid));
	const hooks = input.release?.hooks ?? [];
	const hookNames = new Set(hooks.map((hook) => `${hook.kind}/${hook.name}`));
	const jobs = hooks.filter(({ kind }) => kind === "Job").map(({ name }) => `${name}-`);
	const namespaces = [
		input.namespace,
		...input.changes.map((change) => change.id.namespace ?? "default"),
		...hooks.map((hook) => hook.namespace ?? input.namespace)
	];
	const isWanted = ({ uid, kind, name = "" }) => uids.has(uid ?? "") || hookNames.has(`${kind}/${name}`) || kind === "Pod" && jobs.some((job) => name.startsWith(job));
	const all = await eventsSince(api, input.before, namespaces, signal);
	const wanted = all.filter((event) => isWanted(involvedObject(event)));
	return {
		events: clusterEvents(wanted),
		allEvents: clusterEvents(all)
	};
}
async function readBackends(api, evidence, ask) {
	const existing = [...new Map([...evidence.objects.values()].flatMap(serviceRefs).map((ref) => [serviceKey(ref), ref])).values()].filter((ref) => objectAt(evidence, "after", {
		group: "",
		kind: "Service",
		...ref
	}));
	const states = await Promise.all(existing.map(async (ref) => {
		const labelSelector = `kubernetes.io/service-name=${ref.name}`;
		const slices = await ask((options) => api.list(SLICES, {
			...options,
			namespace: ref.namespace,
			labelSelector
		}));
		return slices ? [serviceKey(ref), backendState(slices.items)] : void 0;
	}));
	return new Map(states.filter((state) => state !== void 0));
}
function backendState(slices) {
	return slices.flatMap((slice) => recordsOf(slice.endpoints)).some(({ conditions }) => conditions?.ready !== false) ? "ready" : "no-endpoints";
}
async function readHookLogs(api, evidence, ask) {
	const pods = runsOf(evidence.release?.hooks ?? [], evidence).filter(({ id, isGone, status }) => id.kind === "Pod" && !isGone && status.phase !== "Succeeded").slice(0, MOST_LOGS);
	const logs = await Promise.all(pods.map(async ({ id }) => {
		const pod = evidence.objects.get(id.uid);
		const container = pod && containerToAsk(pod);
		const of = {
			...container !== void 0 && { container },
			tailLines: LOG_LINES$2
		};
		const log = await ask((options) => api.podLog(id.namespace ?? "", id.name, {
			...options,
			...of
		}));
		return [id.uid, (log ?? "").trim()];
	}));
	return new Map(logs.filter(([, log]) => log !== ""));
}

// src/diagnose/roots.ts
function rootOf(change, evidence) {
	const seen = /* @__PURE__ */ new Set();
	let root = change;
	while (!seen.has(root)) {
		seen.add(root);
		const next = followedBy(root, evidence);
		if (next === void 0 || seen.has(next)) break;
		root = next;
	}
	return root;
}
function followedBy(change, evidence) {
	const leader = ownerChange(change, evidence) ?? boundClaim(change, evidence) ?? serviceOf(change, evidence);
	if (leader === void 0 || !isSameSort(change, leader)) return void 0;
	return isHeldByItself(change, leader, evidence) ? void 0 : leader;
}
function isSameSort(change, leader) {
	return isPresent(change) && isPresent(leader) || change.kind === "lost" && leader.kind === "lost";
}
function isHeldByItself(change, leader, evidence) {
	if (!isPresent(change)) return false;
	if (!isDeleting(change)) return finalizerStates(change, evidence).some((state) => isAbandoned(state) || state.remover.kind === "product");
	if (finalizerStates(change, evidence).some(({ remover }) => remover.kind !== "kubernetes")) return true;
	return change.kind === "stuck" && leader.kind !== "stuck";
}
function ownerChange(change, evidence) {
	return objectOf(change).owners.toSorted((a, b) => Number(b.controller ?? false) - Number(a.controller ?? false)).map((owner) => changeOf(evidence, owner.uid)).find((found) => found && isReachable(change, found));
}
function isReachable(change, owner) {
	return owner.id.namespace === void 0 || owner.id.namespace === change.id.namespace;
}
function boundClaim(change, evidence) {
	if (change.id.group !== "" || change.id.kind !== "PersistentVolume") return void 0;
	const claim = evidence.objects.get(change.id.uid)?.spec?.claimRef;
	const uid = isRecord(claim) ? String(claim.uid) : /^pvc-(.+)$/.exec(change.id.name)?.[1];
	return uid === void 0 ? void 0 : changeOf(evidence, uid);
}
function serviceOf(change, evidence) {
	const { id } = change;
	if (id.kind !== "Endpoints" && id.kind !== "EndpointSlice") return void 0;
	const name = objectOf(change).labels["kubernetes.io/service-name"] ?? id.name;
	return evidence.changes.find(({ id: other }) => other.group === "" && other.kind === "Service" && other.name === name && other.namespace === id.namespace);
}

// src/diagnose/origin/exercise-leftovers.ts
function exerciseFindings(changes, evidence, shown) {
	return [...Map.groupBy(changes, (change) => rivals(objectOf(change), evidence).map(workloadName).join(" or "))].map(([others, group]) => ({
		...words$1(group, others),
		class: "exercise",
		severity: group.some((change) => change.kind === "stuck") ? "stuck" : "leaked",
		changes: group,
		docs: [],
		evidence: group.slice(0, DESCRIBED$1).flatMap(shown.facts),
		attribution: {},
		cleanUp: shown.cleanUp(group)
	}));
}
const DESCRIBED$1 = 8;
function words$1(changes, others) {
	const what = objectsListed(changes);
	const was = forCount(changes, "was", "were");
	const them = forCount(changes, "it", "them");
	const undone = `Nothing, when the uninstall need not remove ${them}: let a command at the end of the exercise delete ${them}, or take ${them} out with ignore. Else let the chart delete ${them} in a pre-delete hook.`;
	if (others === "") return {
		title: "Made by the exercise, and still there",
		cause: `${what} ${was} made by the exercise, not by the chart, and nothing has removed ${them} since: the exercise is not undone before the uninstall.`,
		chartFix: { what: undone }
	};
	return {
		title: "Made by kubectl while the exercise ran, and still there",
		cause: `${what} ${was} made by kubectl while the exercise ran: by the exercise, or by ${others}, which runs kubectl as well. Nothing has removed ${them} since.`,
		chartFix: { what: `Find out who made ${them} (with \`--field-manager\` kubectl writes under a name of its own). The chart: let it delete ${them} in a pre-delete hook. The exercise: ${undone.charAt(0).toLowerCase()}${undone.slice(1)}` }
	};
}
function rivals(object, evidence) {
	const creator = creatorOf(object);
	if (creator === void 0 || isApplied(object, evidence)) return [];
	const running = releaseWorkloads(evidence).filter(({ onlyAtUninstall }) => onlyAtUninstall === void 0);
	return workloadsOfManager(creator.manager, running);
}

// src/diagnose/unexplained.ts
const DESCRIBED = 8;
function unexplained(changes, evidence) {
	const isUsers = (change) => isPresent(change) && isMadeByUser(objectOf(change), evidence);
	const groups = Map.groupBy(changes.filter((change) => !isUsers(change)), (change) => `${sortOf(change)}|${originOf(change, evidence)}`);
	const users = changes.filter(isUsers);
	return [...exerciseFindings(users, evidence, {
		facts: (change) => factsOf(change, evidence),
		cleanUp: (group) => cleanUpOf("left", group)
	}), ...[...groups.values()].map((group) => findingOf$1(group, evidence))];
}
function sortOf(change) {
	return isPresent(change) ? "left" : change.kind;
}
function originOf(change, evidence) {
	const owner = rootOwner(change, evidence) ?? objectOf(change).owners[0]?.name;
	const source = sourceOf$2(change, evidence);
	return owner ?? (source && sourceText(source)) ?? creatorOf(objectOf(change))?.manager ?? displayName(change.id);
}
const TITLES = {
	left: "Left behind, not explained",
	modified: "Changed, not explained",
	lost: "Gone, not explained"
};
const UNDO = "Find out who makes or changes these objects (the evidence names who wrote them, and when), and let the uninstall undo it.";
const FIXES = {
	left: UNDO,
	modified: UNDO,
	lost: "Find out what deletes these objects, a hook or a controller of the chart, and let it delete only what the chart itself has made."
};
function findingOf$1(changes, evidence) {
	const sort = sortOf(changes[0]);
	const isStuck = changes.some((change) => change.kind === "stuck");
	return {
		class: "unexplained",
		title: TITLES[sort],
		severity: isStuck ? "stuck" : "leaked",
		changes,
		docs: [DOCS.helmUninstall],
		cause: causeOf(sort, changes, isStuck),
		evidence: changes.slice(0, DESCRIBED).flatMap((change) => [...namingHooks(change, evidence), ...factsOf(change, evidence)]),
		attribution: attribute(changes, evidence),
		chartFix: { what: FIXES[sort] },
		cleanUp: cleanUpOf(sort, changes)
	};
}
function causeOf(sort, changes, isStuck) {
	const what = objectsListed(changes);
	if (sort === "modified") return `Not explained: ${what} existed before the install and came out changed: ${changeSummary(changes)}.`;
	if (sort === "lost") return `Not explained: ${what} existed before the install and was gone after the uninstall.`;
	return `Not explained: ${what} stayed after the uninstall, and no known failure class fits.${isStuck ? " Something is in deletion and waits for a finalizer whose owner could not be told." : ""}`;
}
function cleanUpOf(sort, changes) {
	if (sort !== "left") return [];
	const deletable = changes.filter((change) => !isDeleting(change) && change.kind !== "recreated");
	return deleteCommands(deletable, "deletes what was left; find out first what made it, or it may come back");
}
function namingHooks(change, evidence) {
	if (sortOf(change) !== "lost") return [];
	return ["pre-delete", "post-delete"].flatMap((event) => hooksFor(event, evidence)).flatMap((hook) => {
		const line = programLines(hook, evidence).find((text) => hasName(text, change.id.name));
		return line === void 0 ? [] : [{
			fact: `${hookName(hook, evidence)} names it: ${line}`,
			source: sourceText(hook.source)
		}];
	});
}
const MADE = {
	before: " before the uninstall,",
	after: " after the uninstall was started,",
	unknown: ""
};
function factsOf(change, evidence) {
	const object = objectOf(change);
	const name = displayName(change.id);
	const when = MADE[madeWhen(change, evidence) ?? "unknown"];
	const facts = [];
	if (isPresent(change)) facts.push({
		fact: `made at ${object.creationTimestamp},${when} by ${makerText(object, evidence)}`,
		source: `metadata of ${name}`
	});
	else facts.push(...fieldFacts(change));
	if (object.owners.length > 0) facts.push(ownerFact(change, evidence));
	if (object.finalizers.length > 0) facts.push(finalizerFact(change, evidence));
	const labels = Object.entries(object.labels).map(([key, value]) => `${key}=${value}`);
	if (labels.length > 0) facts.push({
		fact: `labels ${listed(labels, 4)}`,
		source: `metadata of ${name}`
	});
	return facts;
}
function makerText(object, evidence) {
	if (isApplied(object, evidence)) return "a manifest of the exercise";
	const manager = creatorOf(object)?.manager;
	if (manager === void 0) return "nobody that managedFields names";
	return `field manager \`${manager}\`${isMadeByUser(object, evidence) ? ", while the exercise ran" : ""}`;
}
function ownerFact(change, evidence) {
	const owners = objectOf(change).owners.map(({ kind, name, uid }) => `${kind}/${name}${objectByUid(evidence, uid) ? "" : " (never seen)"}`);
	return {
		fact: `owned by ${listed(owners)}`,
		source: `ownerReferences of ${displayName(change.id)}`
	};
}
function finalizerFact(change, evidence) {
	const states = finalizerStates(change, evidence).map(({ finalizer, remover }) => `\`${finalizer}\` (removed by ${removerName(remover)})`);
	return {
		fact: `finalizers ${listed(states)}`,
		source: `metadata.finalizers of ${displayName(change.id)}`
	};
}

// src/diagnose/explain.ts
function explain(evidence, rules = RULES) {
	const roots = new Map(evidence.changes.map((change) => [change, rootOf(change, evidence)]));
	const tops = evidence.changes.filter((change) => roots.get(change) === change);
	const groups = claim(tops, evidence, rules);
	const findings = /* @__PURE__ */ new Map();
	const result = groups.map((group) => {
		const finding = findingOf(group, evidence);
		for (const change of group.changes) findings.set(change, finding);
		return finding;
	});
	const homeless = tops.filter((change) => !findings.has(change)).filter((change) => !joinContainer(change, evidence, findings));
	for (const finding of unexplained(homeless, evidence)) {
		for (const change of finding.changes) findings.set(change, finding);
		result.push(finding);
	}
	appendFollowers(roots, findings);
	return result.map((finding) => withProbe(finding, evidence)).sort(bySeverityClassName);
}
function claim(tops, evidence, rules) {
	const groups = /* @__PURE__ */ new Map();
	const groupOf = (rule, key) => {
		const id = `${rule.id}|${key}`;
		const group = groups.get(id) ?? {
			rule,
			changes: []
		};
		groups.set(id, group);
		return group;
	};
	for (const change of tops) for (const rule of rules) {
		const key = rule.claims(change, evidence);
		if (key === void 0) continue;
		groupOf(rule, key).changes.push(change);
		break;
	}
	for (const rule of rules) {
		const key = rule.always?.(evidence);
		const isTold = [...groups.keys()].some((id) => id.endsWith(`|${key}`));
		if (key !== void 0 && !isTold) groupOf(rule, key);
	}
	return [...groups.values()];
}
function findingOf({ rule, changes }, evidence) {
	const { id, title, severity, docs } = rule;
	return {
		class: id,
		title,
		severity,
		docs,
		...rule.explain(changes, evidence),
		changes: [...changes]
	};
}
function joinContainer(change, evidence, findings) {
	if (!isPresent(change)) return false;
	const home = evidence.changes.filter((other) => isPresent(other) && contains(other, change)).map((container) => findings.get(container)).filter((finding) => finding !== void 0).find(({ severity }) => severity !== "noise" && severity !== "kept");
	if (home === void 0 || change.kind === "stuck" && home.severity !== "stuck") return false;
	home.changes.push(change);
	home.evidence.push(followFact([change], "goes with what contains it", "go with what contains them"));
	findings.set(change, home);
	return true;
}
function contains({ id: container }, { id }) {
	if (isCrd(container)) return container.name === `${id.resource}.${id.group}`;
	return container.group === "" && container.resource === "namespaces" && container.name === id.namespace;
}
function followFact(changes, one, many) {
	return {
		fact: `${objectsListed(changes, 5)} ${forCount(changes, one, many)}`,
		source: "snapshot after the uninstall"
	};
}
function appendFollowers(roots, findings) {
	const followers = Map.groupBy([...roots].filter(([change, root]) => change !== root), ([, root]) => findings.get(root));
	for (const [finding, pairs] of followers) {
		if (finding === void 0) continue;
		const changes = pairs.map(([change]) => change);
		finding.changes.push(...changes);
		finding.evidence.push({
			fact: `${objectsListed(changes, 5)} ${forCount(changes, "belongs", "belong")} to what is named above and will go with it`,
			source: `owners of ${counted(changes.length, "object")}`
		});
	}
}
function bySeverityClassName(a, b) {
	return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || compareClasses(a.class, b.class) || compareText(nameOf(a), nameOf(b));
}
function compareClasses(a, b) {
	const [, letterA = "~", numberA = "0"] = /^([A-Z])(\d+)$/.exec(a) ?? [];
	const [, letterB = "~", numberB = "0"] = /^([A-Z])(\d+)$/.exec(b) ?? [];
	return compareText(letterA, letterB) || Number(numberA) - Number(numberB);
}
function nameOf({ changes: [first] }) {
	return first === void 0 ? "" : displayName(first.id);
}

// src/steps/explain.ts
function evidenceStep({ options, record, signal }, api, { settled, uninstall, ...seen }) {
	const { changes, ignored } = ignorePatterns(settled.comparison.changes, options.ignore.map(parseIgnore));
	record.facts.ignored = [...settled.comparison.ignored, ...ignored];
	for (const { rule, count } of ignored) if (count === 0) record.warn(`the ignore pattern "${rule}" matched nothing that is left: is it still needed?`);
	const gather = () => gatherEvidence(api, {
		...seen,
		...uninstall && { uninstall },
		changes,
		after: settled.after
	}, signal);
	return record.step("evidence", gather, ({ objects, events, allEvents }) => {
		record.facts.leftovers = {
			changes,
			objects
		};
		record.facts.events = allEvents;
		return `${counted(objects.size, "object")} and ${counted(events.length, "event")} read`;
	});
}
function explainStep({ record }, evidence) {
	return record.step("explain", async () => explain(evidence), (findings) => {
		record.facts.findings = findings;
		return findings.length === 1 ? "1 finding" : `${findings.length} findings`;
	});
}

// src/scenario/refused-pods.ts
const CONTROLLERS = /^(ReplicaSet|ReplicationController|StatefulSet|DaemonSet|Job)$/;
function refusals(warnings, pods, before) {
	const refused = warnings.filter((event) => event.reason === "FailedCreate" && isOfRun(involvedObject(event), before));
	return [...Map.groupBy(refused, (event) => involvedObject(event).uid).values()].map((events) => events.toSorted(byTime).at(-1)).filter((event) => !hasPassed(event, pods)).toSorted(byTime);
}
function byTime(one, other) {
	return Date.parse(lastSeen(one)) - Date.parse(lastSeen(other));
}
function isOfRun({ kind = "", uid = "" }, before) {
	return CONTROLLERS.test(kind) && !before?.objects.has(uid);
}
function hasPassed(event, pods) {
	const { uid } = involvedObject(event);
	return pods.some(({ metadata: { ownerReferences = [], creationTimestamp } }) => ownerReferences.some((owner) => owner.uid === uid) && Date.parse(creationTimestamp) >= Date.parse(lastSeen(event)));
}

// src/scenario/failed-install.ts
const MAX_PODS = 10;
const LOG_LINES$1 = 10;
const MAX_LINE = 300;
async function describeFailedInstall(api, namespace, signal, before) {
	const [pods, warnings] = await Promise.all([read("pods", signal, () => api.list(PODS, {
		namespace,
		signal
	})), read("events", signal, () => api.list(EVENTS, {
		namespace,
		signal,
		fieldSelector: "type=Warning"
	}))]);
	const ofThisRun = warnings.items.filter(({ metadata }) => before === void 0 || !hasUnchanged(before, metadata));
	const refused = refusals(ofThisRun, pods.items, before);
	return [
		...refused.slice(-5).map(eventLine),
		...pods.failure,
		...await describePods(api, namespace, pods.items, signal),
		...warnings.failure,
		...describeWarnings(ofThisRun.filter((event) => !isRepeated(event, refused)))
	].map((line) => line.length > MAX_LINE ? `${line.slice(0, 299)}…` : line);
}
async function read(what, signal, list) {
	try {
		return {
			items: (await list()).items,
			failure: []
		};
	} catch (error) {
		signal.throwIfAborted();
		return {
			items: [],
			failure: [unreadable(what, error)]
		};
	}
}
function unreadable(what, error) {
	return `${what} could not be read: ${messageOf$1(error)}`;
}
function isRepeated(event, refused) {
	const { uid } = involvedObject(event);
	return event.reason === "FailedCreate" && refused.some((told) => involvedObject(told).uid === uid);
}
async function describePods(api, namespace, pods, signal) {
	const problems = pods.flatMap((pod) => podProblems(pod).map((problem) => ({
		pod: pod.metadata.name,
		...problem
	})));
	const lines = [];
	for (const problem of problems.slice(0, MAX_PODS)) {
		lines.push(`Pod/${problem.pod}: ${problem.text}`);
		lines.push(...await logOf(api, namespace, problem, signal));
	}
	if (problems.length > MAX_PODS) lines.push(`… and ${problems.length - MAX_PODS} more that are not ready`);
	return lines;
}
async function logOf(api, namespace, { pod, container, hasRun }, signal) {
	if (container === void 0 || !hasRun) return [];
	return (await linesOf(api, namespace, pod, container, signal)).map((line) => `  ${container} | ${line}`);
}
async function linesOf(api, namespace, pod, container, signal) {
	try {
		const text = await api.podLog(namespace, pod, {
			container,
			tailLines: LOG_LINES$1,
			signal
		});
		return text.trim() === "" ? [] : text.trimEnd().split("\n").slice(-10);
	} catch (error) {
		signal.throwIfAborted();
		return [unreadable(`  log of ${container}`, error)];
	}
}
function describeWarnings(warnings) {
	return warnings.toSorted(byTime).slice(-10).map(eventLine);
}
function eventLine(event) {
	const { kind, name } = involvedObject(event);
	const { reason, message, count } = event;
	const times = typeof count === "number" && count > 1 ? ` (${count} times)` : "";
	return `${kind}/${name}: ${reason}: ${String(message).replaceAll("\n", " ")}${times}`;
}

// src/chart/manifest.ts
function parseManifest(text) {
	const objects = [];
	const warnings = [];
	for (const document of splitDocuments(text)) {
		const file = /^# Source: (.+?)\s*$/m.exec(document)?.[1] ?? "";
		try {
			objects.push(...objectsOf(parseBody(document)).map((body) => manifestObject(body, file)));
		} catch (error) {
			warnings.push(`${file || "a document of the release manifest"} cannot be read: ${firstLine(messageOf$1(error))}`);
		}
	}
	return {
		objects,
		warnings
	};
}
function parseHooks(text) {
	const { objects, warnings } = parseManifest(text);
	return {
		objects: objects.map(hookObject),
		warnings
	};
}
function splitDocuments(text) {
	return text.split(/^---[ \t]*(?:#.*)?\r?$/m).filter((document) => document.trim() !== "");
}
function parseBody(text) {
	const document = (0, import_dist.parseDocument)(text, {
		uniqueKeys: false,
		merge: true,
		logLevel: "silent"
	});
	if (document.errors[0] !== void 0) throw document.errors[0];
	return document.toJS({ maxAliasCount: 1e4 });
}
function objectsOf(body) {
	if (body === null || body === void 0) return [];
	if (!isRecord(body)) throw new Error("it is no Kubernetes object");
	if (String(body.kind).endsWith("List") && Array.isArray(body.items)) return body.items.flatMap(objectsOf);
	return [body];
}
function manifestObject(body, file) {
	const metadata = isRecord(body.metadata) ? body.metadata : {};
	const { apiVersion, kind } = body;
	if (typeof apiVersion !== "string" || typeof kind !== "string") throw new Error("it has no apiVersion or kind");
	return {
		apiVersion,
		kind,
		name: String(metadata.name ?? ""),
		...typeof metadata.namespace === "string" && metadata.namespace !== "" && { namespace: metadata.namespace },
		labels: stringMap(metadata.labels),
		annotations: stringMap(metadata.annotations),
		source: { file },
		body: withoutSecretData(body)
	};
}
function withoutSecretData(body) {
	if (body.kind !== "Secret") return body;
	const { data: _data, stringData: _stringData, ...rest } = body;
	return rest;
}
function hookObject(object) {
	return {
		...object,
		events: commaList(object.annotations["helm.sh/hook"]),
		weight: Number.parseInt(object.annotations["helm.sh/hook-weight"] ?? "0", 10) || 0,
		deletePolicies: commaList(object.annotations["helm.sh/hook-delete-policy"])
	};
}
function commaList(value) {
	return (value ?? "").split(",").map((part) => part.trim().toLowerCase()).filter((part) => part !== "");
}
function stringMap(value) {
	if (!isRecord(value)) return {};
	return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, String(entry ?? "")]));
}
function firstLine(text) {
	return text.split("\n")[0] ?? "";
}

// src/chart/template-documents.ts
const KIND = /^( *)(- +)?["']?kind["']?:(?:[ \t]+(.*))?$/;
function findDocuments(source) {
	const marked = markActions(source);
	return segmentsOf(marked.text).flatMap((lines) => documentsOf(lines, marked));
}
function canBothRender(one, other) {
	return !isInLoop(one) && !isInLoop(other) && !areExclusive(one.branches, other.branches);
}
function isInLoop(document) {
	return document.branches.some(({ loop }) => loop);
}
function documentsOf(lines, marked) {
	const column = leftmostColumn(lines);
	const kinds = column === void 0 ? [] : lines.filter((line) => kindAt(line)?.column === column);
	if (column === void 0 || kinds.length === 0) return printedDocuments(lines, marked);
	const items = kinds.some((line) => kindAt(line)?.kind?.endsWith("List")) ? listItems(lines, column) : [];
	if (items.length === 0) return kinds.map((line) => documentAt(line, lines, column, marked));
	return items.flatMap(({ lines: item, column: inner }) => item.filter((line) => kindAt(line)?.column === inner).map((line) => documentAt(line, item, inner, marked)));
}
function leftmostColumn(lines) {
	const columns = lines.flatMap(({ text }) => /^( *)["']?(?:apiVersion|kind|metadata)["']?:/.exec(text)?.[1]?.length ?? []);
	return columns.length === 0 ? void 0 : Math.min(...columns);
}
function kindAt({ text }) {
	const match = KIND.exec(text);
	if (match === null) return void 0;
	const column = (match[1]?.length ?? 0) + (match[2]?.length ?? 0);
	const value = scalar(match[3] ?? "");
	return /^[A-Za-z]\w*$/.test(value) ? {
		column,
		kind: value
	} : { column };
}
function documentAt(line, lines, column, marked) {
	const kind = kindAt(line)?.kind;
	const name = nameOf$2(lines, column);
	const written = name?.line && writtenNameAt(name.line, line, marked);
	return {
		...kind === void 0 ? { namedKinds: namedKinds(line, marked) } : { kind },
		...name !== void 0 && { name },
		...written !== void 0 && { writtenName: written },
		...document(line, lines, marked)
	};
}
function writtenNameAt(line, ofDocument, marked) {
	const open = openBranches(line, marked);
	return open.length > openBranches(ofDocument, marked).length ? void 0 : writtenName(line.number, open, marked);
}
function document(line, lines, marked) {
	const branches = openBranches(line, marked);
	const hookLine = lines.find(({ text }) => annotationKey(text) === "helm.sh/hook");
	const isAlways = hookLine !== void 0 && openBranches(hookLine, marked).length <= branches.length;
	const conditions = annotationConditions(lines, branches, marked);
	return {
		line: line.number,
		firstLine: lines[0]?.number ?? line.number,
		lastLine: lines.at(-1)?.number ?? line.number,
		annotationLines: annotationLines(lines),
		...Object.keys(conditions).length > 0 && { annotationConditions: conditions },
		...hookLine && { hook: isAlways ? "always" : "sometimes" },
		branches
	};
}
function openBranches(line, marked) {
	return branchesAt(marked, line.offset + line.text.search(/[^ ]/));
}
function namedKinds(line, { source }) {
	return [...(source.split("\n")[line.number - 1] ?? "").matchAll(/(?:["'`]|\}\})([A-Z]\w*)/g)].map(([, kind]) => kind ?? "");
}
function printedDocuments(lines, marked) {
	const significant = lines.filter(isSignificant);
	const printing = significant.filter(({ text }) => text.replaceAll("", "").startsWith(""));
	if (printing.length < significant.length && significant[0] !== printing[0]) return [];
	return (printing.length < significant.length ? printing.slice(0, 1) : printing).map((line) => document(line, lines, marked));
}
function listItems(lines, column) {
	const start = lines.findIndex(({ text }) => new RegExp(`^ {${column}}items:`).test(text));
	const below = start === -1 ? [] : lines.slice(start + 1);
	const dash = /^( *)- +/.exec(below.find(isSignificant)?.text ?? "");
	if (dash === null) return [];
	const marker = new RegExp(`^ {${dash[1]?.length ?? 0}}- +`);
	const result = [];
	for (const line of below) {
		if (marker.test(line.text)) result.push({
			lines: [],
			column: dash[0].length
		});
		result.at(-1)?.lines.push(line);
	}
	return result;
}
function annotationLines(lines) {
	const found = {};
	for (const { text, number } of lines) {
		const key = annotationKey(text);
		if (key !== void 0) found[key] ??= number;
	}
	return found;
}
function annotationConditions(lines, ofDocument, marked) {
	const found = {};
	for (const line of lines) {
		const key = annotationKey(line.text);
		if (key === void 0 || key in found) continue;
		const own = openBranches(line, marked).filter(({ id }) => ofDocument.every((outer) => outer.id !== id));
		const isElse = own.some(({ branch }) => branch > 0);
		const condition = own.map(({ id }) => conditionIn(marked.actions[id])).findLast((text) => text?.includes(".Values."));
		if (condition !== void 0 && !isElse) found[key] = condition;
	}
	return found;
}
function annotationKey(text) {
	return /^\s*["']?(helm\.sh\/[\w.-]+)["']?\s*:/.exec(text)?.[1];
}

// src/chart/source-line.ts
function locateObjects(chart, objects) {
	const places = /* @__PURE__ */ new Map();
	for (const [printed, group] of Map.groupBy(objects, ({ source }) => source.file)) {
		const template = findTemplate(chart.tree, printed);
		const documents = template.text === void 0 ? [] : findDocuments(template.text);
		for (const object of group) places.set(object, { source: { file: template.file } });
		for (const [object, document] of matchObjects(group, documents)) {
			const source = {
				file: template.file,
				...place(object, document)
			};
			places.set(object, {
				source,
				...nameInTemplate(document)
			});
		}
	}
	return objects.map((object) => ({
		...object,
		...places.get(object)
	}));
}
function nameInTemplate({ writtenName }) {
	return writtenName === void 0 ? {} : { nameInTemplate: writtenName };
}
function place(object, document) {
	const { line, annotationLines, annotationConditions = {} } = document;
	return {
		line,
		...presentOf("annotationLines", annotationLines, object),
		...presentOf("annotationConditions", annotationConditions, object)
	};
}
function presentOf(name, all, { annotations }) {
	const present = Object.entries(all).filter(([key]) => key in annotations);
	return present.length === 0 ? {} : { [name]: Object.fromEntries(present) };
}
function matchObjects(objects, documents) {
	const matches = /* @__PURE__ */ new Map();
	for (const group of Map.groupBy(objects, (object) => `${object.kind} ${isHook(object)}`).values()) {
		const [first] = group;
		if (first === void 0) continue;
		const candidates = candidatesFor(first, documents);
		for (const [object, document] of matchGroup(group, candidates)) matches.set(object, document);
	}
	return matches;
}
function candidatesFor(object, documents) {
	const sameKind = documentsOfKind(object.kind, documents);
	if (!isHook(object)) return sameKind.filter(({ hook }) => hook !== "always");
	const hooks = sameKind.filter(({ hook }) => hook !== void 0);
	return hooks.length === 0 ? sameKind : hooks;
}
function documentsOfKind(kind, documents) {
	const isNamed = documents.some(({ namedKinds }) => namedKinds?.includes(kind));
	return documents.filter((document) => {
		if (document.kind !== void 0) return document.kind === kind;
		const named = document.namedKinds ?? [];
		return !isNamed || named.length === 0 || named.includes(kind);
	});
}
function matchGroup(objects, candidates) {
	const inOrder = matchInOrder(objects, candidates);
	if (inOrder !== void 0) return inOrder;
	const byName = objects.flatMap((object) => {
		const document = matchByName(object, candidates);
		return document === void 0 ? [] : [[object, document]];
	});
	const uses = Map.groupBy(byName, ([, document]) => document);
	return byName.filter(([, document]) => canRepeat(document) || uses.get(document)?.length === 1);
}
function canRepeat(document) {
	return isInLoop(document) || document.kind === void 0;
}
function matchInOrder(objects, candidates) {
	if (objects.length !== candidates.length) return void 0;
	if (!candidates.every((one, index) => candidates.slice(index + 1).every((other) => canBothRender(one, other)))) return void 0;
	const pairs = objects.map((object, index) => [object, candidates[index]]);
	return pairs.every(([object, document]) => nameFits(object, document)) ? pairs : void 0;
}
function matchByName(object, candidates) {
	const fitting = candidates.filter((document) => nameFits(object, document));
	if (fitting.length <= 1) return fitting[0];
	const lengths = fitting.map(({ name }) => name?.literalLength ?? 0);
	const longest = Math.max(...lengths);
	return lengths.filter((length) => length === longest).length === 1 ? fitting[lengths.indexOf(longest)] : void 0;
}
function nameFits(object, { name }) {
	return name === void 0 || name.pattern.test(object.name);
}
function isHook(object) {
	return "helm.sh/hook" in object.annotations;
}
function findTemplate(root, printed) {
	const [, ...rest] = printed.split("/");
	let node = root;
	while (node !== void 0 && rest[0] === "charts" && rest.length > 2) {
		node = findSubchart(node, rest[1] ?? "");
		if (node !== void 0) rest.splice(0, 2);
	}
	if (node === void 0) return { file: printed.slice(printed.indexOf("/") + 1) };
	const path = rest.join("/");
	const text = node.packaged ? void 0 : node.files.get(path);
	return {
		file: filePath(node, path),
		...text !== void 0 && { text }
	};
}
function findSubchart(node, printed) {
	const name = node.aliases[printed] ?? printed;
	return node.subcharts.find((child) => child.name === name);
}
function filePath(node, path) {
	return node.path === "" ? path : `${node.path}/${path}`;
}

// src/scenario/install.ts
const PROCESS_MARGIN_MS$1 = 3e4;
const READ_TIMEOUT_MS = 3e4;
async function installChart(helm, chart, options, signal, onStderrLine) {
	const result = await run(helm.path, installArgs(helm, chart.directory, options), {
		timeoutMs: options.installTimeoutMs + PROCESS_MARGIN_MS$1,
		env: helmEnv(helm, "install"),
		signal,
		...onStderrLine && { onStderrLine }
	});
	signal.throwIfAborted();
	return {
		...commandResult(result),
		ok: result.exitCode === 0
	};
}
async function readRelease(helm, chart, release, signal) {
	const [manifestText, hooksText] = await Promise.all([readText(helm, getManifestArgs(helm, release), signal), readText(helm, getHooksArgs(helm, release), signal)]);
	if (manifestText === void 0 || hooksText === void 0) return void 0;
	const manifest = parseManifest(manifestText);
	const hooks = parseHooks(hooksText);
	const located = locateObjects(chart, [...manifest.objects, ...hooks.objects]);
	const warnings = [...manifest.warnings, ...hooks.warnings];
	return {
		name: release.releaseName,
		namespace: release.namespace,
		chart: {
			name: chart.name,
			version: chart.version
		},
		helmVersion: helm.version,
		objects: located.slice(0, manifest.objects.length),
		hooks: hooks.objects.map((hook, index) => ({
			...hook,
			...sourceOf(located[manifest.objects.length + index])
		})),
		crds: chart.crds,
		...warnings.length > 0 && { warnings }
	};
}
function sourceOf(object) {
	return object === void 0 ? {} : { source: object.source };
}
async function readText(helm, args, signal) {
	const result = await run(helm.path, args, {
		timeoutMs: READ_TIMEOUT_MS,
		env: helmEnv(helm, "install"),
		signal
	});
	signal.throwIfAborted();
	if (result.exitCode === 0) return result.stdout;
	if (isReleaseNotFound(result.stderr)) return void 0;
	throw failedProcess("cannot read the release back from Helm", {
		...result,
		stdout: ""
	}, "Is the cluster still there?");
}

// src/steps/install.ts
function installStep({ options, record, signal }, { api, helm }, { chart, ...name }) {
	const { baseline } = record.facts;
	const installAndRead = async (update) => {
		record.facts.installStarted = true;
		const install = await installChart(helm, chart, {
			...options,
			...name
		}, signal, update);
		record.facts.install = install;
		const release = await readRelease(helm, chart, name, signal);
		if (install.ok) return {
			install,
			...release && { release }
		};
		const lines = await describeFailedInstall(api, name.namespace, signal, baseline);
		for (const line of lines) record.warn(line);
		const failure = [failureOf(install), lines[0]].filter((text) => text !== void 0).join("; ");
		return {
			install,
			...release && { release },
			failure
		};
	};
	return record.step("install", installAndRead, ({ install, release, failure }) => {
		for (const warning of release?.warnings ?? []) record.warn(warning);
		const earlier = baseline && release ? hooksBefore(baseline, release.hooks, name) : [];
		if (earlier.length > 0) record.warn(`hook objects of an earlier install were there before this one: ${listed(earlier, 5)}`);
		if (failure !== void 0) return { failed: `helm ${helm.version}, exit ${install.exitCode ?? "none"}: ${failureOf(install)}` };
		const objects = (release?.objects.length ?? 0) + (release?.hooks.length ?? 0) + chart.crds.length;
		return `${chart.name} ${chart.version}, ${objects === 1 ? "1 object" : `${objects} objects`}, ready`;
	});
}
function failureOf({ stderr, timedOut }) {
	if (timedOut) return "it did not end in time";
	const lines = stderr.trim().split("\n");
	return (lines.findLast((line) => line.startsWith("Error:")) ?? lines.at(-1) ?? "").replace(/^Error: /, "");
}

// src/scenario/uninstall.ts
const PROCESS_MARGIN_MS = 3e4;
function longestUninstallMs(timeoutMs, hooks) {
	return (1 + 3 * hooks.flatMap(({ events }) => events).filter((event) => event === "pre-delete" || event === "post-delete").length) * timeoutMs + PROCESS_MARGIN_MS;
}
async function uninstallRelease(helm, { hooks = [], ...options }, signal, onLine) {
	const startedAt = (/* @__PURE__ */ new Date()).toISOString();
	const result = await run(helm.path, uninstallArgs(helm, options), {
		timeoutMs: longestUninstallMs(options.uninstallTimeoutMs, hooks),
		env: helmEnv(helm, "uninstall"),
		signal,
		...onLine && { onLine }
	});
	signal.throwIfAborted();
	const record = await readReleaseRecord(helm, options, signal);
	return {
		...commandResult(result),
		startedAt,
		kept: parseKept(result.stdout),
		...record && {
			releaseStatus: record.status,
			releaseDescription: record.description
		}
	};
}
function parseKept(stdout) {
	const lines = stdout.split("\n").map((line) => line.trim());
	const start = lines.indexOf("These resources were kept due to the resource policy:");
	if (start === -1) return [];
	const rest = lines.slice(start + 1);
	const end = rest.findIndex((line) => !/^\[\w+\] \S/.test(line));
	return end === -1 ? rest : rest.slice(0, end);
}

// src/steps/leave-nothing.ts
const TIMEOUT_MS = 6e4;
async function leaveNothing(life, connection, name) {
	const { world, record } = life;
	const timeoutMs = world.signal.aborted ? world.cancelGraceMs : TIMEOUT_MS;
	const { installStarted, uninstallDone } = record.facts;
	if (connection.existing && installStarted && !uninstallDone) await uninstallAgain(life, connection.helm, name, timeoutMs);
	await leaveNamespace(life, connection.api, AbortSignal.timeout(timeoutMs));
}
async function uninstallAgain({ options, world, record }, helm, name, timeoutMs) {
	const command = byHand(helm, options, name);
	if (world.signal.aborted) world.progress.log(`uninstalling release ${name.releaseName}; should it be there afterwards: \`${command}\``);
	const result = await uninstallRelease(helm, {
		...name,
		uninstallTimeoutMs: timeoutMs
	}, AbortSignal.timeout(timeoutMs)).catch((error) => ({
		exitCode: void 0,
		stderr: messageOf$1(error)
	}));
	if (isReleaseNotFound(result.stderr)) return;
	if (result.exitCode === 0) return record.warn(`the run broke off: release ${name.releaseName} was uninstalled again; nobody looked what it has left on the cluster`);
	record.warn(`the run broke off and release ${name.releaseName} could not be uninstalled again; do it with: \`${command}\``);
}
function byHand({ path, version, major }, { kubeconfig, context }, name) {
	const place = {
		...kubeconfig !== void 0 && { kubeconfig },
		...context !== void 0 && { context }
	};
	return shellText([path, ...uninstallArgs({
		path,
		version,
		major,
		...place
	}, {
		...name,
		uninstallTimeoutMs: TIMEOUT_MS
	})]);
}

// src/scenario/wait-until-ready.ts
const INTERVAL_MS = 300;
async function waitUntilReady(api, ids, { clock, signal, timeoutMs }) {
	const deadline = clock.now() + timeoutMs;
	for (const id of ids.filter(({ kind }) => kind in READY)) {
		const type = typeOf$1(id);
		for (;;) {
			const object = await api.get(type, id.name, id.namespace, { signal });
			if (object !== void 0 && isReady(object, id)) break;
			if (clock.now() >= deadline) return shortName(id);
			await clock.sleep(INTERVAL_MS, signal);
		}
	}
}
const READY = {
	Deployment: (status, spec) => count(status.availableReplicas) >= wanted(spec),
	StatefulSet: (status, spec) => count(status.readyReplicas) >= wanted(spec),
	DaemonSet: (status) => status.desiredNumberScheduled !== void 0 && count(status.numberReady) >= count(status.desiredNumberScheduled),
	CustomResourceDefinition: (status) => Array.isArray(status.conditions) && status.conditions.some((entry) => isRecord(entry) && entry.type === "Established" && entry.status === "True")
};
function isReady({ metadata, spec = {}, status = {} }, { kind }) {
	if (typeof status.observedGeneration === "number" && status.observedGeneration < (metadata.generation ?? 0)) return false;
	return READY[kind]?.(status, spec) ?? true;
}
function wanted({ replicas }) {
	return replicas === void 0 ? 1 : count(replicas);
}
function count(value) {
	return typeof value === "number" ? value : 0;
}

// src/scenario/prerequisites.ts
async function findPrerequisites(sources, { workDir, signal }) {
	const found = [];
	for (const [index, source] of sources.entries()) if (isManifestPath(source)) found.push({
		source,
		manifests: await readManifestFile(source)
	});
	else {
		const own = join(workDir, `prerequisite-${index}`);
		await mkdir(own);
		found.push({
			source,
			located: await locateChart(source, {
				workDir: own,
				signal
			}),
			workDir: own
		});
	}
	return found;
}
async function openPrerequisites(found, options) {
	const opened = [];
	for (const prerequisite of found) {
		const { source } = prerequisite;
		if ("manifests" in prerequisite) opened.push(prerequisite);
		else {
			const { located, workDir } = prerequisite;
			opened.push({
				source,
				chart: await openChart(located, {
					...options,
					workDir
				})
			});
		}
	}
	return opened;
}
const DEFAULT_NAMESPACE = "default";
async function installPrerequisite(prerequisite, context) {
	const { source } = prerequisite;
	if ("chart" in prerequisite) return installAsRelease(prerequisite.chart, source, context);
	const { api, clock, signal, timeoutMs } = context;
	const pause = (ms) => clock.sleep(ms, signal);
	const apply = {
		api,
		signal,
		namespace: DEFAULT_NAMESPACE,
		pause
	};
	const applied = await applyManifests(prerequisite.manifests, source, apply);
	const unready = await waitUntilReady(api, applied, {
		clock,
		signal,
		timeoutMs
	});
	if (unready !== void 0) throw infrastructureProblem(`the prerequisite ${source} is not ready: ${unready}`, "Correct the manifest.");
}
async function isInstalled(name, source, context) {
	const found = await readReleaseRecord(context.helm, name, context.signal);
	if (found === void 0) return false;
	const { releaseName, namespace } = name;
	if (found.status === "deployed") {
		context.log(`${source}: release ${releaseName} is there already, in namespace ${namespace}; it stays as it is`);
		return true;
	}
	if (found.status === "unknown") throw infrastructureProblem(`helm cannot tell whether the prerequisite ${source} is installed: ${found.description}`, `Does this user have the right to list Secrets in namespace ${namespace}?`);
	throw infrastructureProblem(`the prerequisite ${source} is not ready: release ${releaseName} in namespace ${namespace} is ${found.status}`, `Repair it, or remove it with \`helm uninstall ${releaseName} --namespace ${namespace}\`: the check then installs it.`);
}
async function installAsRelease(chart, source, context) {
	const { helm, signal, timeoutMs, log } = context;
	const releaseName = defaultReleaseName(chart.name);
	const name = {
		releaseName,
		namespace: releaseName.replaceAll(".", "-")
	};
	if (await isInstalled(name, source, context)) return;
	const options = {
		...name,
		values: [],
		set: [],
		helmArgs: [],
		createNamespace: true,
		installTimeoutMs: timeoutMs
	};
	const result = await installChart(helm, chart, options, signal, log);
	if (result.ok) return;
	throw infrastructureProblem(`the prerequisite ${source} could not be installed: ${lastLines(result.stderr, 5)}`, "It is installed with its own values; try it on a cluster of your own.");
}

// src/steps/prerequisites.ts
function findWhatIsNeeded({ options, workDir, signal }) {
	return findPrerequisites(options.prerequisite, {
		workDir,
		signal
	});
}
function readPrerequisites({ world, signal }, { helm }, found) {
	const log = (line) => world.progress.log(line);
	return openPrerequisites(found, {
		helm: helm.path,
		signal,
		log
	});
}
async function prerequisitesStep({ options, record, signal }, { api, helm }, prerequisites) {
	if (prerequisites.length === 0) return;
	const install = async (log) => {
		const context = {
			api,
			helm,
			clock: systemClock,
			signal,
			timeoutMs: options.installTimeoutMs,
			log
		};
		for (const prerequisite of prerequisites) {
			log(prerequisite.source);
			await installPrerequisite(prerequisite, context);
		}
	};
	await record.step("prepare", install, () => describe$3(prerequisites));
}
function describe$3(prerequisites) {
	const charts = prerequisites.filter((prerequisite) => "chart" in prerequisite).length;
	const objects = prerequisites.flatMap((prerequisite) => "chart" in prerequisite ? [] : prerequisite.manifests).length;
	return [...charts > 0 ? [counted(charts, "chart")] : [], ...objects > 0 ? [counted(objects, "object")] : []].join(", ");
}

// src/diagnose/probe/made-by-the-run.ts
function isOfTheRun(object, evidence) {
	return [object, ...ownerChain(object, evidence).filter(({ id }) => !evidence.before.objects.has(id.uid))].some((one) => isMadeInTheRun(one, evidence)) || isDeployedByTheRun(object, evidence) || isOfReleaseOfTheRun(object, evidence);
}
function isMadeInTheRun(object, evidence) {
	return isOfTheChart(object, evidence) || isMadeByUser(object, evidence) || isWrittenOnlyByRelease(object, evidence);
}
function isOfTheChart(object, evidence) {
	const { id } = object;
	const owner = owningRelease(object);
	return manifestObjectOf(id, evidence) !== void 0 || hookObjectOf(id, evidence) !== void 0 || crdFileOf(id, evidence) !== void 0 || owner?.name === evidence.releaseName && owner.namespace === evidence.namespace;
}
function isWrittenOnlyByRelease(object, evidence) {
	const manager = creatorOf(object)?.manager;
	if (manager === void 0 || !isController(manager) || wroteBeforeInstall(manager, evidence)) return false;
	return workloadsOfManager(manager, releaseWorkloads(evidence)).length > 0 && !hasNamesake(manager, evidence);
}
function isDeployedByTheRun(object, evidence) {
	const tracker = topTracker(object, evidence);
	if (tracker === void 0) return false;
	const isIt = (found) => tracker.tool.split(" ").at(-1) === found.kind && found.name === tracker.name && (tracker.namespace === void 0 || found.namespace === tracker.namespace);
	if (evidence.release?.objects.some(isIt)) return true;
	return [...evidence.after.objects.values(), ...evidence.installed.objects.values()].some((one) => isIt(one.id) && !evidence.before.objects.has(one.id.uid) && isMadeInTheRun(one, evidence));
}
function isOfReleaseOfTheRun(object, evidence) {
	const owner = owningRelease(object);
	if (owner === void 0) return false;
	const place = {
		group: "",
		kind: "Secret",
		namespace: owner.namespace,
		name: `sh.helm.release.v1.${owner.name}.v1`
	};
	const record = objectAt(evidence, "after", place) ?? objectAt(evidence, "installed", place);
	if (record === void 0 || evidence.before.objects.has(record.id.uid)) return false;
	return owner.namespace === evidence.namespace && evidence.namespaceMadeBy !== "baseline" || isWithinExercise(record, evidence);
}

// src/diagnose/probe/plan.ts
function probePlan(evidence, { shared }) {
	const release = releaseNamespace(evidence);
	const open = evidence.changes.filter((change) => isNew(change, evidence) && change.id.uid !== release?.uid).filter((change) => isCrd(change.id) || isNamespace(change) && isOpen(change.id, evidence));
	const mayGo = (change) => !shared || isDeleting(change) || isOfTheRun(objectOf(change), evidence);
	const planned = open.filter(mayGo);
	return {
		namespaces: [...release && isOpen(release, evidence) ? [release] : [], ...planned.filter(isNamespace).map(({ id }) => id)],
		crds: planned.filter(({ id }) => isCrd(id)).map(({ id }) => id),
		leftAlone: open.filter((change) => !planned.includes(change)).map(({ id }) => id)
	};
}
function isNew(change, { before }) {
	return (change.kind === "left" || change.kind === "stuck") && !before.objects.has(change.id.uid);
}
function releaseNamespace(evidence) {
	if (evidence.namespaceMadeBy === "baseline") return void 0;
	return objectAt(evidence, "after", {
		group: "",
		kind: "Namespace",
		name: evidence.namespace
	})?.id;
}
function isOpen(namespace, evidence) {
	return evidence.changes.some((change) => isPresent(change) && (change.id.namespace === namespace.name || canRefuse(change, evidence)) || change.id.uid === namespace.uid && (change.kind === "stuck" || change.kind === "modified"));
}
const CAN_REFUSE = /^((validating|mutating)(webhookconfigurations|admissionpolicies|admissionpolicybindings)\.admissionregistration\.k8s\.io|apiservices\.apiregistration\.k8s\.io)$/;
function canRefuse(change, evidence) {
	if (CAN_REFUSE.test(resourceName(change.id))) return true;
	return isCrd(change.id) && field(change, evidence, "spec", "conversion", "strategy") === "Webhook";
}

// src/diagnose/probe/look.ts
const GONE = {
	isGone: true,
	conditions: [],
	content: []
};
async function lookAt(api, target, evidence, signal) {
	const object = await api.get(typeOf$1(target), target.name, void 0, { signal });
	if (object?.metadata.uid !== target.uid) return GONE;
	return {
		isGone: false,
		conditions: conditionsIn(object.status?.conditions).filter(({ type, status }) => status === "True" && (type === "Terminating" || !isCrd(target))),
		content: await contentOf(api, target, evidence, signal)
	};
}
async function contentOf(api, target, evidence, signal) {
	const known = isCrd(target) ? instancesAfter(evidence, target.name) : namespaceContent(evidence, target.name);
	const types = new Map(known.map(({ id }) => [resourceName(id), typeOf$1(id)]));
	return (await Promise.all([...types.values()].map(async (type) => {
		return (await listAsFarAsPossible(api, type, signal)).filter(({ metadata }) => isCrd(target) || metadata.namespace === target.name).map((item) => changeNow(item, type, evidence));
	}))).flat();
}
async function listAsFarAsPossible(api, type, signal) {
	try {
		return (await api.listMetadata(type, { signal })).items;
	} catch (error) {
		if (error instanceof ApiError) return [];
		throw error;
	}
}
function changeNow(item, type, evidence) {
	const id = objectId(type, item.metadata);
	return {
		kind: "left",
		fields: [],
		...changeOf(evidence, id.uid),
		id,
		after: snapshotObject(type, item)
	};
}

// src/snapshot/patience.ts
const SECOND$1 = 1e3;
const STATIC = 2 * SECOND$1;
const CONTROL_PLANE = 12 * SECOND$1;
const COLLECTOR_STARTS = 40 * SECOND$1;
const COMES_BACK = 5 * SECOND$1;
const DEFAULT_GRACE = 30;
const VOLUME_RECLAIM = 20 * SECOND$1;
const NO_ACTOR = 5 * SECOND$1;
const PENDING_JOB = 30 * SECOND$1;
const WHOLE_TIME = {
	ms: Number.POSITIVE_INFINITY,
	atLimitMs: 30 * SECOND$1
};
const POD_STOPS = 60 * SECOND$1;
function patienceFor(change, context) {
	const object = change.after;
	if (object === void 0 || change.kind === "modified") return {
		ms: STATIC,
		why: "nothing acts on it"
	};
	if (object.deletionTimestamp !== void 0) return deletionPatience(change, object.deletionGracePeriodSeconds ?? 0, context);
	const job = context.actors.find(({ uid, controller }) => controller?.kind === "Job" && [uid, controller.uid].includes(change.id.uid));
	if (job?.running) return {
		ms: Number.POSITIVE_INFINITY,
		why: `Job pod ${job.name} is still working`
	};
	if (job) return {
		ms: PENDING_JOB,
		why: `Job pod ${job.name} has not started`
	};
	if (object.owners.some((owner) => !context.look.objects.has(owner.uid))) return {
		ms: context.look.failures.length > 0 ? COLLECTOR_STARTS : CONTROL_PLANE,
		why: "its owner is gone: the garbage collector should remove it"
	};
	if (isReleasedVolume(change, context.look)) return {
		ms: VOLUME_RECLAIM,
		why: "its claim is gone: the provisioner may still be at work"
	};
	return {
		ms: STATIC,
		why: "nothing acts on it"
	};
}
function isReleasedVolume({ id }, look) {
	if (resourceName(id) !== "persistentvolumes") return false;
	const claim = /^pvc-([0-9a-f-]{36})$/.exec(id.name)?.[1];
	return claim !== void 0 && !look.objects.has(claim);
}
function deletionPatience(change, graceSeconds, context) {
	const { deletingForMs } = context;
	const allowance = afterGrace(change, context);
	if (graceSeconds * SECOND$1 - deletingForMs > 0) return {
		ms: Number.POSITIVE_INFINITY,
		why: `inside its grace period of ${graceSeconds} s`
	};
	return deletingForMs < graceSeconds * SECOND$1 + allowance.ms ? {
		...allowance,
		ms: Number.POSITIVE_INFINITY
	} : allowance;
}
function afterGrace(change, { actors, podGraceSeconds, prospect }) {
	if (prospect?.anybody === false) return {
		ms: NO_ACTOR,
		why: prospect.why,
		stuck: true
	};
	const own = change.after?.finalizers.find((finalizer) => !isControlPlaneFinalizer(finalizer));
	if (own === void 0) return {
		ms: underWay(change, podGraceSeconds),
		why: "its deletion is under way"
	};
	if (prospect?.anybody) return {
		...WHOLE_TIME,
		why: prospect.why
	};
	if (actors.length > 0) return {
		...WHOLE_TIME,
		why: `finalizer ${own}: ${whoMight(actors)} might remove it`
	};
	return {
		ms: NO_ACTOR,
		why: `finalizer ${own}: no pod is alive that could remove it`
	};
}
function underWay({ id }, podGraceSeconds = DEFAULT_GRACE) {
	if (resourceName(id) === "pods") return POD_STOPS;
	if (resourceName(id) !== "namespaces") return CONTROL_PLANE;
	return Math.max(CONTROL_PLANE, (podGraceSeconds / 2 + 1) * SECOND$1 + COMES_BACK);
}
function whoMight([first, ...others]) {
	return others.length === 0 ? `${first?.name}` : `${first?.name} or one of ${others.length} other pods and CronJobs`;
}

// src/diagnose/finalizers/prospects.ts
function prospectsOf({ uninstall, ...seen }) {
	return ({ after, changes, actors }) => {
		const evidence = {
			...seen,
			...uninstall && { uninstall },
			after,
			changes: [...changes],
			objects: /* @__PURE__ */ new Map(),
			events: [],
			allEvents: [],
			backends: /* @__PURE__ */ new Map(),
			hookLogs: /* @__PURE__ */ new Map(),
			actors,
			timeline: NO_TIMELINE,
			hookRuns: /* @__PURE__ */ new Map()
		};
		return (change) => prospectOf(change, evidence);
	};
}
function prospectOf(change, evidence) {
	const states = finalizerStates(change, evidence);
	const lost = states.find(({ remover }) => remover.kind === "workload" && remover.proven);
	if (lost !== void 0) return {
		anybody: false,
		why: `${words(lost)}, which removes it, is gone`
	};
	const alive = states.find(isAttended);
	return alive && {
		anybody: true,
		why: `${words(alive)}, which removes it, is still there`
	};
}
function words({ finalizer, remover }) {
	return `finalizer ${finalizer}: ${removerName(remover)}`;
}

// src/diagnose/probe/patience.ts
const SECOND = 1e3;
const HOPELESS = 2 * SECOND;
const NOT_BEGUN = 12 * SECOND;
var ProbeWaits = class {
	#evidence;
	#deletingSince = /* @__PURE__ */ new Map();
	constructor(evidence) {
		this.#evidence = evidence;
	}
	forTarget({ conditions, content }, actors, now) {
		const waits = content.map((change) => this.forContent(change, actors, now));
		if (conditions.length === 0 || waits.length === 0) return {
			ms: NOT_BEGUN,
			why: "the deletion is under way"
		};
		return waits.reduce((a, b) => a.ms >= b.ms ? a : b);
	}
	forContent(change, actors, now) {
		if (!isDeleting(change)) return {
			ms: NOT_BEGUN,
			why: "its deletion has not begun"
		};
		const since = this.#deletingSince.get(change.id.uid) ?? now;
		this.#deletingSince.set(change.id.uid, since);
		const prospect = prospectOf(change, this.#evidence);
		if (prospect?.anybody === false) return {
			ms: HOPELESS,
			why: prospect.why
		};
		return patienceFor(change, {
			look: this.#evidence.after,
			actors,
			deletingForMs: now - since,
			prospect
		});
	}
};

// src/diagnose/probe/target.ts
const NOT_LOOKED_AT = {
	isGone: false,
	conditions: [],
	content: []
};
async function askToGo(api, id, evidence, signal) {
	const target = {
		id,
		look: NOT_LOOKED_AT
	};
	if (evidence.after.objects.get(id.uid)?.deletionTimestamp !== void 0) return target;
	try {
		await api.delete(typeOf$1(id), id.name, void 0, {
			uid: id.uid,
			signal
		});
		return target;
	} catch (error) {
		if (!(error instanceof ApiError) || error.status === void 0) throw error;
		return {
			...target,
			refused: error.message
		};
	}
}
function isThere({ look }) {
	return !look.isGone;
}
function fingerprintOf$1(left) {
	return JSON.stringify(left.map(({ id, look: { conditions, content } }) => [
		id.uid,
		conditions.map(({ type, message }) => [type, message]),
		content.map(({ id: { uid }, after }) => [
			uid,
			after?.deletionTimestamp,
			after?.finalizers
		])
	]));
}

// src/diagnose/probe/probe.ts
const FIRST_INTERVAL_MS$1 = 200;
const LONGEST_INTERVAL_MS$1 = 1e3;
const MARGIN_MS$1 = 1e4;
const MOST_BLOCKING = 100;
async function probe(api, evidence, plan, options) {
	const hanging = AbortSignal.timeout(options.timeoutMs + MARGIN_MS$1);
	const limited = {
		...options,
		signal: AbortSignal.any([options.signal, hanging])
	};
	const startedAt = options.clock.now();
	const ids = [...plan.namespaces, ...plan.crds];
	const running = {
		targets: await Promise.all(ids.map((id) => askToGo(api, id, evidence, limited.signal))),
		waits: new ProbeWaits(evidence),
		startedAt,
		standing: {
			forMs: 0,
			sinceStartMs: 0,
			actors: [],
			now: startedAt
		},
		progress: {
			at: startedAt,
			fingerprint: ""
		}
	};
	try {
		return resultOf(await lookUntilEnd(api, evidence, running, limited), plan, running);
	} catch (error) {
		options.signal.throwIfAborted();
		if (running.targets.some(({ look }) => look === NOT_LOOKED_AT)) throw error;
		return {
			...resultOf("limit", plan, running),
			brokenOff: messageOf$1(error)
		};
	}
}
async function lookUntilEnd(api, evidence, running, options) {
	const { clock, signal, timeoutMs } = options;
	for (let interval = FIRST_INTERVAL_MS$1;; interval = Math.min(interval * 1.5, LONGEST_INTERVAL_MS$1)) {
		if (await looksDifferent(api, evidence, running, options)) interval = FIRST_INTERVAL_MS$1;
		const { targets, waits, standing } = running;
		const left = targets.filter(isThere);
		if (left.length === 0) return "gone";
		const moving = left.filter((target) => mayMove(target, waits, standing));
		if (moving.length === 0) return "blocked";
		if (standing.sinceStartMs >= timeoutMs) return "limit";
		const names = moving.map(({ id }) => shortName(id)).join(", ");
		options.onWait?.(`${counted(left.length, "deletion")} under way, ${names}`);
		await clock.sleep(Math.min(interval, timeoutMs - standing.sinceStartMs), signal);
	}
}
async function looksDifferent(api, evidence, running, { clock, signal }) {
	const { targets, startedAt } = running;
	const lookAgain = async (target) => {
		target.look = await lookAt(api, target.id, evidence, signal);
		if (target.look.isGone) target.goneAfterMs = clock.now() - startedAt;
	};
	await Promise.all(targets.filter(isThere).map(lookAgain));
	const left = targets.filter(isThere);
	const actors = left.length === 0 ? [] : await actorsIn(api, evidence.after, signal);
	const now = clock.now();
	const fingerprint = fingerprintOf$1(left);
	const differs = fingerprint !== running.progress.fingerprint;
	if (differs) running.progress = {
		at: now,
		fingerprint
	};
	running.standing = {
		forMs: now - running.progress.at,
		sinceStartMs: now - startedAt,
		actors,
		now
	};
	return differs;
}
function mayMove({ refused, look }, waits, { forMs, actors, now }) {
	return refused === void 0 && forMs < waits.forTarget(look, actors, now).ms;
}
function resultOf(end, plan, { targets, waits, standing }) {
	const probed = targets.map((target) => probedOf(target, waits, standing));
	return {
		end,
		durationMs: Math.round(standing.sinceStartMs),
		namespaces: probed.slice(0, plan.namespaces.length),
		crds: probed.slice(plan.namespaces.length)
	};
}
function probedOf({ id, refused, look, goneAfterMs }, waits, standing) {
	const { conditions, content } = look;
	const held = content.filter(({ after }) => after !== void 0 && after.finalizers.length > 0);
	return {
		id,
		deleted: look.isGone,
		durationMs: Math.round(goneAfterMs ?? standing.sinceStartMs),
		conditions,
		remaining: content.length,
		blocking: (held.length > 0 ? held : content).slice(0, MOST_BLOCKING).map((change) => ({
			id: change.id,
			finalizers: change.after?.finalizers ?? [],
			why: waits.forContent(change, standing.actors, standing.now).why
		})),
		...refused !== void 0 && { refused }
	};
}

// src/steps/probe.ts
async function probeStep(life, { api, existing }, evidence) {
	const { options, record, signal } = life;
	const plan = probePlan(evidence, { shared: existing });
	const forbidden = whyForbidden(life, existing, evidence);
	if (forbidden === void 0 && plan.leftAlone.length > 0) record.warn(leftAloneText(plan.leftAlone));
	const why = forbidden ?? whyNothing(plan);
	if (why !== void 0) {
		record.skip("probe", why);
		return evidence;
	}
	const run = (update) => probe(api, evidence, plan, {
		timeoutMs: options.probeTimeoutMs,
		signal,
		clock: systemClock,
		onWait: update
	});
	try {
		const seen = await record.step("probe", run, describe$2);
		record.facts.probe = seen;
		if (plan.namespaces.some(({ name }) => name === record.facts.namespaceToRemove?.name)) delete record.facts.namespaceToRemove;
		if (seen.brokenOff !== void 0) record.warn(`the probe ended before its time: ${seen.brokenOff}`);
		return {
			...evidence,
			probe: seen
		};
	} catch (error) {
		signal.throwIfAborted();
		record.warn(`it could not be told what blocks the deletion of the namespace and the CRDs: ${messageOf$1(error)}`);
		return evidence;
	}
}
function whyForbidden({ options }, existing, { uninstall }) {
	if (options.probeTimeoutMs === 0) return "switched off with probe-timeout: 0s";
	if (existing && !options.allowTeardown) return "the cluster is not ours to tear down; allow-teardown lets it";
	if (uninstall?.releaseStatus !== void 0 && uninstall.releaseStatus !== "uninstalled") return "the release is still there";
}
function whyNothing({ namespaces, crds, leftAlone }) {
	if (namespaces.length + crds.length > 0) return void 0;
	return leftAlone.length > 0 ? "nothing says that the run made what is left" : "nothing is left that could keep a namespace or CRD";
}
function leftAloneText(ids) {
	const them = ids.length === 1 ? "it" : "them";
	return `the probe left ${listed(ids.map(shortName), SHOWN)} alone: new, but nothing says that the run or the chart made ${them}`;
}
const SHOWN = 5;
function describe$2(seen) {
	const left = stillThere(seen).length;
	return `deletion of ${what(seen)}: ${left === 0 ? "all gone" : `${left} did not end`}`;
}
function what({ namespaces, crds }) {
	return [...namespaces.length > 0 ? [counted(namespaces.length, "namespace")] : [], ...crds.length > 0 ? [counted(crds.length, "CRD")] : []].join(" and ");
}

// src/steps/run-record.ts
var RunRecord = class {
	startedAt = /* @__PURE__ */ new Date();
	steps = [];
	warnings = [];
	facts = {
		ignored: [],
		findings: []
	};
	#progress;
	constructor(progress) {
		this.#progress = progress;
	}
	async step(name, body, describe) {
		const startedAt = performance.now();
		const begun = (/* @__PURE__ */ new Date()).toISOString();
		const finish = (status, detail) => {
			this.steps.push({
				name,
				status,
				startedAt: begun,
				durationMs: Math.round(performance.now() - startedAt),
				detail
			});
			this.#progress.done(name, status, detail);
		};
		this.#progress.start(name);
		try {
			const value = await body((detail) => this.#progress.update(name, detail));
			const detail = describe(value);
			if (typeof detail === "string") finish("ok", detail);
			else finish("failed", detail.failed);
			return value;
		} catch (error) {
			finish("failed", error instanceof Error ? error.message.split("\n")[0] ?? "" : String(error));
			throw error;
		}
	}
	skip(name, why) {
		this.steps.push({
			name,
			status: "skipped",
			durationMs: 0,
			detail: why
		});
	}
	warn(message) {
		this.warnings.push(message);
	}
	durationMs() {
		return Date.now() - this.startedAt.getTime();
	}
};

// src/snapshot/prospect.ts
function withWaiting(direct, look) {
	const prospects = new Map(direct);
	const stuck = [...direct].filter(([, { anybody }]) => !anybody).map(([uid]) => uid);
	for (const uid of stuck) {
		const object = look.objects.get(uid);
		if (object === void 0) continue;
		for (const { id } of waitingFor(object, look)) {
			if (prospects.get(id.uid)?.anybody === false) continue;
			prospects.set(id.uid, {
				anybody: false,
				why: `it waits for ${displayName(object.id)}, which is stuck`
			});
			stuck.push(id.uid);
		}
	}
	return prospects;
}
const CRD_FINALIZER = "customresourcecleanup.apiextensions.k8s.io";
const FOREGROUND = "foregroundDeletion";
function waitingFor(object, look) {
	return [...look.objects.values()].filter((other) => isWaitingFor(other, object));
}
function canWait({ id, deletionTimestamp, finalizers }) {
	if (deletionTimestamp === void 0) return false;
	return resourceName(id) === "namespaces" || finalizers.includes(CRD_FINALIZER) || finalizers.includes(FOREGROUND);
}
function isWaitingFor(waiting, { id, owners }) {
	if (!canWait(waiting)) return false;
	const type = resourceName(waiting.id);
	if (type === "namespaces") return waiting.id.name === id.namespace;
	if (type === "customresourcedefinitions.apiextensions.k8s.io") return waiting.id.name === `${id.resource}.${id.group}` && waiting.finalizers.includes(CRD_FINALIZER);
	return waiting.finalizers.includes(FOREGROUND) && owners.some(({ uid, blockOwnerDeletion }) => blockOwnerDeletion && uid === waiting.id.uid);
}

// src/snapshot/waits.ts
const FAILURE_PATIENCE_MS = 1e4;
function stateOf$1({ kind, id, after, fields }) {
	return JSON.stringify([
		kind,
		id.uid,
		after?.deletionTimestamp,
		after?.finalizers,
		fields
	]);
}
var Waits = class {
	#api;
	#baseline;
	#prospects;
	#deletingSince = /* @__PURE__ */ new Map();
	#podGrace = /* @__PURE__ */ new Map();
	#standing = /* @__PURE__ */ new Map();
	constructor(api, baseline, prospects = () => () => void 0) {
		this.#api = api;
		this.#baseline = baseline;
		this.#prospects = prospects;
	}
	async after(look, changes, now, signal) {
		const failures = this.#newFailures(look, now);
		if (changes.length === 0) return failures;
		this.#noteGrace(changes);
		const actors = await actorsIn(this.#api, look, signal);
		const prospects = this.#prospectsOf(look, changes, actors);
		const waits = changes.map((change) => {
			const deletingForMs = now - this.#since(change, now);
			return {
				uid: change.id.uid,
				what: displayName(change.id),
				stillMs: this.#stillMs(change.id.uid, stateOf$1(change), now),
				...patienceFor(change, {
					look,
					actors,
					deletingForMs,
					prospect: prospects.get(change.id.uid),
					podGraceSeconds: this.#podGrace.get(change.id.name)
				})
			};
		});
		return [...failures, ...withTheirBlockers(waits, changes)];
	}
	#prospectsOf(after, changes, actors) {
		const deleting = changes.filter((change) => change.after?.deletionTimestamp !== void 0);
		if (deleting.length === 0) return /* @__PURE__ */ new Map();
		const prospectOf = this.#prospects({
			after,
			changes,
			actors
		});
		const known = deleting.map((change) => [change.id.uid, prospectOf(change)]);
		return withWaiting(new Map(known.flatMap(([uid, prospect]) => prospect ? [[uid, prospect]] : [])), after);
	}
	#noteGrace(changes) {
		for (const { id, after } of changes) {
			const seconds = after?.deletionGracePeriodSeconds;
			if (seconds === void 0 || id.namespace === void 0 || resourceName(id) !== "pods") continue;
			this.#podGrace.set(id.namespace, Math.max(seconds, this.#podGrace.get(id.namespace) ?? 0));
		}
	}
	#stillMs(key, state, now) {
		const known = this.#standing.get(key);
		const since = known?.state === state ? known.since : now;
		this.#standing.set(key, {
			state,
			since
		});
		return now - since;
	}
	#since({ id, after }, now) {
		if (after?.deletionTimestamp === void 0) return now;
		const since = this.#deletingSince.get(id.uid) ?? now;
		this.#deletingSince.set(id.uid, since);
		return since;
	}
	#newFailures(look, now) {
		const known = new Set(this.#baseline.failures.map((failure) => failure.resource));
		return look.failures.filter(({ resource }) => !known.has(resource)).map(({ resource, error }) => ({
			what: resource,
			ms: FAILURE_PATIENCE_MS,
			why: `cannot be listed: ${error}`,
			stillMs: this.#stillMs(resource, "failing", now)
		}));
	}
};
function withTheirBlockers(waits, changes) {
	const result = [...waits];
	const waiting = blockersByIndex(changes);
	for (let isMoving = true; isMoving;) {
		isMoving = false;
		for (const [index, blockers] of waiting) {
			const wait = result[index];
			const blocker = blockers.map((other) => result[other]).reduce(longerAtLimit);
			if (wait.stuck || leftAtLimit(blocker) <= leftAtLimit(wait) + ROUNDING) continue;
			result[index] = {
				...wait,
				atLimitMs: wait.stillMs + leftAtLimit(blocker),
				why: `it waits for ${blocker.what}`
			};
			isMoving = true;
		}
	}
	return result;
}
const ROUNDING = 1;
function blockersByIndex(changes) {
	const ending = new Map(changes.flatMap(({ id, after }, index) => isEndingNamespace(after) ? [[id.name, index]] : []));
	return [...changes.entries()].flatMap(([index, { after }]) => {
		if (after === void 0) return [];
		const blockers = canWait(after) ? waitedFor(index, after, changes) : itsTurn(after, ending);
		return blockers.length > 0 ? [[index, blockers]] : [];
	});
}
function waitedFor(index, waiting, changes) {
	return [...changes.entries()].filter(([other, { after }]) => other !== index && after !== void 0 && isWaitingFor(waiting, after)).map(([other]) => other);
}
function itsTurn({ id, deletionTimestamp, finalizers }, ending) {
	const namespace = ending.get(id.namespace ?? "");
	return namespace === void 0 || deletionTimestamp !== void 0 || finalizers.length > 0 ? [] : [namespace];
}
function isEndingNamespace(object) {
	return object?.deletionTimestamp !== void 0 && resourceName(object.id) === "namespaces";
}
function longerAtLimit(a, b) {
	return leftAtLimit(b) > leftAtLimit(a) ? b : a;
}
function leftAtLimit({ ms, atLimitMs = ms, stillMs }) {
	return atLimitMs - stillMs;
}

// src/snapshot/settle.ts
const FIRST_INTERVAL_MS = 200;
const LONGEST_INTERVAL_MS = 1500;
const MARGIN_MS = 15e3;
async function settle(api, baseline, options) {
	const hanging = AbortSignal.timeout(options.timeoutMs + MARGIN_MS);
	try {
		return await lookUntilQuiet(api, baseline, {
			...options,
			signal: AbortSignal.any([options.signal, hanging])
		});
	} catch (error) {
		options.signal.throwIfAborted();
		if (!hanging.aborted) throw error;
		throw infrastructureProblem("the API server did not answer while the cluster settled", "Is the cluster overloaded?", error);
	}
}
async function lookUntilQuiet(api, baseline, options) {
	const { clock, signal, timeoutMs } = options;
	const waits = new Waits(api, baseline, options.prospects);
	const startedAt = clock.now();
	let interval = FIRST_INTERVAL_MS;
	let progressAt = startedAt;
	let previous;
	for (let looks = 1;; looks++) {
		const after = await takeSnapshot(api, signal);
		const comparison = compare(baseline, after);
		const { changes } = comparison;
		const counted = options.counted?.(changes) ?? changes;
		const now = clock.now();
		const fingerprint = fingerprintOf(counted, after);
		const agrees = fingerprint === previous?.fingerprint;
		if (!agrees) [progressAt, interval] = [now, FIRST_INTERVAL_MS];
		const all = waitsOf(counted, changes, await waits.after(after, changes, now, signal));
		const lateMs = now - startedAt - timeoutMs;
		const due = all.filter(({ ms, atLimitMs = ms, stillMs }) => lateMs < 0 ? now - progressAt < ms : stillMs < atLimitMs);
		const stuck = all.filter((wait) => wait.stuck).map(movingOf);
		const seen = {
			after,
			looks,
			durationMs: Math.round(now - startedAt),
			stuck
		};
		if (agrees && due.length === 0) return {
			reason: endOf(changes, all),
			comparison,
			moving: [],
			...seen
		};
		if (lateMs >= 0 && (agrees || lateMs > FIRST_INTERVAL_MS)) return {
			reason: "limit",
			comparison: {
				...comparison,
				changes: seenTwice(changes, previous?.changes ?? [])
			},
			moving: allMoving(due, agrees),
			...seen
		};
		options.onWait?.(waitDetail(counted.length, due));
		previous = {
			fingerprint,
			changes
		};
		await clock.sleep(lateMs < 0 ? Math.min(interval, -lateMs) : FIRST_INTERVAL_MS, signal);
		interval = Math.min(interval * 1.5, LONGEST_INTERVAL_MS);
	}
}
function fingerprintOf(changes, look) {
	return JSON.stringify([changes.map(stateOf$1), look.failures.map((failure) => failure.resource)]);
}
function waitsOf(counted, changes, waits) {
	const uids = new Set(counted.map(({ id }) => id.uid));
	const holdsUp = ({ after: held }) => held !== void 0 && counted.some(({ after }) => after !== void 0 && isWaitingFor(after, held));
	for (const change of changes) if (!uids.has(change.id.uid) && holdsUp(change)) uids.add(change.id.uid);
	return waits.filter(({ uid }) => uid === void 0 || uids.has(uid));
}
function endOf(changes, waits) {
	if (waits.some(({ stuck }) => stuck)) return "stuck";
	return changes.length === 0 && waits.length === 0 ? "clean" : "quiet";
}
function seenTwice(changes, before) {
	const known = new Set(before.map(({ id }) => id.uid));
	return changes.filter(({ id }) => known.has(id.uid));
}
function movingOf({ uid, what, why }) {
	return {
		...uid !== void 0 && { uid },
		what,
		why
	};
}
function allMoving(due, agrees) {
	const moving = due.map(movingOf);
	return agrees ? moving : [...moving, {
		what: "the cluster",
		why: "two looks in a row differed"
	}];
}
function waitDetail(left, due) {
	const objects = left === 1 ? "1 object differs" : `${left} objects differ`;
	const longest = due.reduce((a, b) => a && a.ms >= b.ms ? a : b, void 0);
	return longest ? `${objects}; ${longest.what}: ${longest.why}` : `${objects}, looking once more`;
}

// src/steps/settle.ts
function settleStep({ options, record, signal }, api, seen) {
	const patterns = options.ignore.map(parseIgnore);
	const limits = {
		timeoutMs: options.settleTimeoutMs,
		signal,
		clock: systemClock,
		prospects: prospectsOf(seen),
		counted: (changes) => ignorePatterns(changes, patterns).changes
	};
	const wait = (update) => settle(api, seen.before, {
		...limits,
		onWait: update
	});
	return record.step("settle", wait, (settled) => {
		record.facts.settled = settled;
		return describe$1(settled);
	});
}
function describe$1({ reason, comparison: { changes }, moving, stuck }) {
	const left = changes.length === 1 ? "1 object differs" : `${changes.length} objects differ`;
	if (reason === "clean") return "quiet, back at the baseline";
	if (reason === "quiet") return `quiet, ${left} from the baseline`;
	if (reason === "stuck") return `quiet, ${left} from the baseline; stuck for good: ${inWords(stuck)}`;
	return `the limit was reached, ${left} from the baseline; still moving: ${inWords(moving)}`;
}
function inWords(things) {
	return [...things.slice(0, 3).map(({ what, why }) => `${what}: ${why}`), ...things.length > 3 ? [`${things.length - 3} more`] : []].join("; ");
}

// src/scenario/hook-watch.ts
const LOG_LINES = 20;
const MOST_TRACES = 30;
var HookWatch = class {
	#api;
	#hooks;
	#signal;
	#traces = /* @__PURE__ */ new Map();
	#reading = /* @__PURE__ */ new Map();
	constructor(api, hooks, namespace, signal) {
		this.#api = api;
		this.#signal = signal;
		this.#hooks = new Set(hooks.map((hook) => `${hook.kind}/${hook.namespace ?? namespace}/${hook.name}`));
	}
	get traces() {
		return new Map(this.#traces);
	}
	take(id, object, isGone) {
		if (isGone || !this.#isOfHook(id, object)) return false;
		const hasRoom = this.#traces.has(id.uid) || this.#traces.size < MOST_TRACES;
		if (this.#reading.has(id.uid)) this.#reading.set(id.uid, true);
		else if (hasRoom) this.#read(id);
		return true;
	}
	#isOfHook(id, { metadata }) {
		const jobs = (metadata.ownerReferences ?? []).filter(({ kind }) => kind === "Job");
		return [`${id.kind}/${id.namespace}/${id.name}`, ...jobs.map(({ name }) => `Job/${id.namespace}/${name}`)].some((program) => this.#hooks.has(program));
	}
	async #read(id) {
		this.#reading.set(id.uid, false);
		const options = { signal: this.#signal };
		const quiet = () => void 0;
		const object = await this.#api.get(typeOf$1(id), id.name, id.namespace, options).catch(quiet);
		if (object?.metadata.uid === id.uid) {
			const before = this.#traces.get(id.uid);
			this.#traces.set(id.uid, {
				...before,
				id,
				object
			});
			if (id.kind === "Pod") {
				const container = containerToAsk(object);
				const of = container === void 0 ? {} : { container };
				const log = await this.#api.podLog(id.namespace ?? "", id.name, {
					...options,
					...of,
					tailLines: LOG_LINES
				}).then((text) => text.trim(), quiet);
				if (log) this.#traces.set(id.uid, {
					id,
					object,
					log,
					...of
				});
			}
		}
		if (this.#reading.get(id.uid) && object !== void 0 && !this.#signal.aborted) await this.#read(id);
		else this.#reading.delete(id.uid);
	}
};

// src/timeline/object-state.ts
function stateOf({ metadata }) {
	const { generation, labels = {}, annotations = {}, finalizers = [], ownerReferences = [] } = metadata;
	const content = {
		generation,
		labels,
		annotations,
		finalizers,
		owners: ownerReferences.map(({ uid }) => uid)
	};
	return {
		deleting: metadata.deletionTimestamp !== void 0,
		content
	};
}
function happeningOf(before, now) {
	if (before === void 0) return "created";
	if (!before.deleting && now.deleting) return "deletion-asked";
	return isDeepStrictEqual(before.content, now.content) ? void 0 : "changed";
}

// src/timeline/recorder.ts
const UNWATCHED = /^events(\.events\.k8s\.io)?$/;
const MOST_EVENTS = 2e4;
const FIRST_DELAY_MS = 300;
const GIVEN_UP_AFTER_MS = 1e4;
var Recorder = class Recorder {
	#api;
	#givenUpAfterMs;
	#ended = new AbortController();
	#watched = /* @__PURE__ */ new Map();
	#states = /* @__PURE__ */ new Map();
	#events = [];
	#blind = [];
	#listeners = [];
	#announced = /* @__PURE__ */ new Map();
	#discovering;
	constructor(api, givenUpAfterMs) {
		this.#api = api;
		this.#givenUpAfterMs = givenUpAfterMs;
	}
	static from(api, snapshot, { givenUpAfterMs = GIVEN_UP_AFTER_MS } = {}) {
		const recorder = new Recorder(api, givenUpAfterMs);
		const byType = Map.groupBy(snapshot.objects.values(), ({ id }) => resourceName(id));
		for (const type of snapshot.types) {
			const resourceVersion = snapshot.resourceVersions.get(resourceName(type));
			const known = byType.get(resourceName(type)) ?? [];
			for (const object of known) recorder.#states.set(object.id.uid, stateOf(partial(object)));
			if (resourceVersion !== void 0) recorder.#watch(type, resourceVersion, known.map(partial));
		}
		return recorder;
	}
	listen(listener) {
		this.#listeners.push(listener);
	}
	get timeline() {
		return {
			events: [...this.#events],
			blind: [...this.#blind]
		};
	}
	async [Symbol.asyncDispose]() {
		this.#ended.abort(/* @__PURE__ */ new Error("the timeline has ended"));
		await Promise.allSettled([...this.#watched.values(), this.#discovering]);
	}
	#watch(type, resourceVersion, known) {
		const name = resourceName(type);
		if (UNWATCHED.test(name) || !type.verbs.includes("watch") || this.#watched.has(name)) return;
		const { signal } = this.#ended;
		const take = (event) => this.#take(type, event);
		const watching = this.#api.watchMetadata(type, resourceVersion, take, signal, known).then(() => void this.#watched.delete(name), (error) => void this.#blind.push({
			resource: name,
			error: messageOf$1(error)
		}));
		this.#watched.set(name, watching);
	}
	#take(type, { type: kind, object }) {
		const id = objectId(type, object.metadata);
		const before = this.#states.get(id.uid);
		const now = stateOf(object);
		if (kind === "DELETED") this.#states.delete(id.uid);
		else this.#states.set(id.uid, now);
		const happening = kind === "DELETED" ? "deleted" : happeningOf(before, now);
		if (happening !== void 0 && this.#events.length < MOST_EVENTS) this.#events.push(eventOf(happening, id, object));
		if (id.kind === "Job" || id.kind === "Pod") for (const listener of this.#listeners) listener(id, object, kind === "DELETED");
		if (resourceName(id) === CRDS) this.#takeCrd(id.name, kind === "DELETED");
	}
	#takeCrd(resource, isGone) {
		if (isGone) return void this.#announced.delete(resource);
		if (this.#watched.has(resource) || this.#announced.has(resource)) return;
		this.#announced.set(resource, {
			since: performance.now(),
			error: "its type is not served"
		});
		this.#discovering ??= this.#watchAnnounced().finally(() => {
			this.#discovering = void 0;
		});
	}
	async #watchAnnounced() {
		const { signal } = this.#ended;
		for (let delayMs = FIRST_DELAY_MS; this.#announced.size > 0; delayMs *= 1.5) {
			await setTimeout$1(delayMs, void 0, { signal }).catch(() => {});
			if (signal.aborted) return;
			const { types } = await this.#api.discover({ signal }).catch(() => ({ types: [] }));
			const fresh = types.filter((type) => isStored(type) && !this.#watched.has(resourceName(type)));
			await Promise.all(fresh.map((type) => this.#begin(type)));
			this.#giveUp(performance.now() - this.#givenUpAfterMs);
		}
	}
	async #begin(type) {
		const name = resourceName(type);
		try {
			const list = await this.#api.listMetadata(type, { signal: this.#ended.signal });
			for (const object of list.items) this.#take(type, {
				type: "ADDED",
				object
			});
			this.#watch(type, list.resourceVersion, list.items);
			this.#announced.delete(name);
		} catch (error) {
			const announced = this.#announced.get(name);
			if (announced !== void 0) announced.error = messageOf$1(error);
		}
	}
	#giveUp(announcedBefore) {
		for (const [resource, { since, error }] of this.#announced) {
			if (since > announcedBefore) continue;
			this.#blind.push({
				resource,
				error
			});
			this.#announced.delete(resource);
		}
	}
};
const CRDS = "customresourcedefinitions.apiextensions.k8s.io";
function eventOf(event, id, { metadata }) {
	const manager = event === "created" || event === "changed" ? lastWriter(writersOf(metadata.managedFields ?? []))?.manager : void 0;
	const owners = metadata.ownerReferences ?? [];
	return {
		at: (/* @__PURE__ */ new Date()).toISOString(),
		event,
		id,
		owners,
		...manager !== void 0 && { manager }
	};
}
function partial({ id, owners, ...object }) {
	const { writers: _w, content: _c, ...metadata } = object;
	const place = {
		name: id.name,
		uid: id.uid,
		...id.namespace !== void 0 && { namespace: id.namespace }
	};
	return { metadata: {
		...metadata,
		...place,
		ownerReferences: owners
	} };
}

// src/steps/timeline.ts
function startTimeline({ record, signal }, api, before) {
	const recorder = Recorder.from(api, before);
	const ended = new AbortController();
	let hooks;
	let tellHook = () => {};
	return {
		watchHooks(release) {
			if (release === void 0) return;
			record.facts.rendered = release;
			if (release.hooks.length === 0) return;
			const watch = new HookWatch(api, release.hooks, release.namespace, AbortSignal.any([signal, ended.signal]));
			hooks = watch;
			recorder.listen((id, object, isGone) => {
				const isOwned = (object.metadata.ownerReferences ?? []).length > 0;
				if (watch.take(id, object, isGone) && !isOwned) tellHook(shortName(id));
			});
		},
		onHook(listener) {
			tellHook = listener;
		},
		seen: () => ({
			timeline: recorder.timeline,
			hookRuns: hooks?.traces ?? /* @__PURE__ */ new Map()
		}),
		async [Symbol.asyncDispose]() {
			ended.abort();
			await recorder[Symbol.asyncDispose]();
			record.facts.timeline = recorder.timeline;
			if (hooks !== void 0) record.facts.hookRuns = hooks.traces;
			for (const { resource, error } of recorder.timeline.blind) record.warn(`the timeline does not show all of ${resource}: ${error}`);
		}
	};
}

// src/cluster/tools/program.ts
const ARCHITECTURES = {
	x64: "amd64",
	arm64: "arm64"
};
function platformOf(nodePlatform, nodeArch) {
	const arch = ARCHITECTURES[nodeArch];
	if (arch === void 0 || nodePlatform !== "linux" && nodePlatform !== "darwin") return void 0;
	return {
		os: nodePlatform,
		arch
	};
}
function platformKey(platform) {
	return `${platform.os}-${platform.arch}`;
}

// src/cluster/tools/release.ts
const PUBLISHERS = {
	kind: "https://github.com/kubernetes-sigs/kind/releases/download",
	helm: "https://get.helm.sh"
};
function releaseOf(tool, version, platform, sources) {
	const key = platformKey(platform);
	if (tool === "kind") {
		const url = `${sources.kind}/v${version}/kind-${key}`;
		return {
			url,
			sidecarUrl: `${url}.sha256sum`
		};
	}
	const url = `${sources.helm}/helm-v${version}-${key}.tar.gz`;
	return {
		url,
		sidecarUrl: `${url}.sha256sum`,
		member: `${key}/helm`
	};
}
function goInstallArgs(tool, version) {
	const major = version.split(".")[0] ?? "";
	const module = tool === "kind" ? "sigs.k8s.io/kind" : `helm.sh/helm/v${major}/cmd/helm`;
	return [
		"install",
		"-trimpath",
		`-ldflags=-s -w${tool === "kind" ? "" : ` -X helm.sh/helm/v${major}/internal/version.version=v${version}`}`,
		`${module}@v${version}`
	];
}
function versionArgs(tool) {
	return tool === "kind" ? ["version"] : [
		"version",
		"--template",
		"{{.Version}}"
	];
}
function parseVersion(output) {
	return /\bv(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)/.exec(output)?.[1];
}

// src/cluster/tools/wish.ts
const PINNED = {
	kind: "0.33.0",
	helm3: "3.21.4",
	helm4: "4.3.0"
};
const KIND_RANGE = ">=0.27.0";
function kindWish() {
	return {
		tool: "kind",
		text: "kind",
		range: KIND_RANGE,
		fetchVersion: PINNED.kind,
		commands: ["kind"]
	};
}
function helmWish(version) {
	if (version === void 0) return {
		tool: "helm",
		text: "helm 3 or 4",
		range: ">=3.0.0 <5.0.0",
		fetchVersion: PINNED.helm4,
		commands: [
			"helm",
			"helm4",
			"helm3"
		]
	};
	if (version === "3" || version === "4") return {
		tool: "helm",
		text: `helm ${version}`,
		range: `^${version}.0.0`,
		fetchVersion: version === "3" ? PINNED.helm3 : PINNED.helm4,
		commands: ["helm", `helm${version}`]
	};
	const exact = (0, import_semver.valid)(version);
	const major = exact?.split(".")[0];
	if (exact === null || major !== "3" && major !== "4") throw usageProblem(`helm-version: "${version}" is not 3, 4 or a version like ${PINNED.helm4}`);
	return {
		tool: "helm",
		text: `helm ${exact}`,
		range: exact,
		fetchVersion: exact,
		commands: ["helm", `helm${major}`]
	};
}
function isWished(wish, version) {
	return (0, import_semver.satisfies)(version, wish.range);
}

// src/cluster/tools/look-up.ts
var NotFound = class extends Error {};
const VERSION_TIMEOUT_MS = 2e4;
async function versionOf(tool, path, signal) {
	const result = await run(path, versionArgs(tool), {
		timeoutMs: VERSION_TIMEOUT_MS,
		...signal && { signal }
	});
	const version = result.exitCode === 0 ? parseVersion(result.stdout) : void 0;
	if (version !== void 0) return version;
	const why = result.startError ?? (lastLines$1(result, 2) || `exit code ${result.exitCode ?? "none"}`);
	throw new NotFound(`${path} does not say its version: ${why}`);
}
async function findOnPath(wish, env, signal) {
	return await firstAccepted(wish, (await Promise.all(wish.commands.map((command) => whereIs(command, env)))).filter((path) => path !== void 0), "path", `no ${wish.commands.join(", ")} on PATH`, signal);
}
async function whereIs(command, env) {
	for (const directory of (env.PATH ?? "").split(delimiter)) {
		if (directory === "") continue;
		const path = join(directory, command);
		if (await isExecutable(path)) return path;
	}
}
function cachePath(cacheDir, tool, version, platform) {
	return join(cacheDir, "tools", tool, version, platformKey(platform), tool);
}
async function findInCache(wish, cacheDir, platform, signal) {
	const root = join(cacheDir, "tools", wish.tool);
	const paths = [];
	for (const version of await versionsIn(root, wish)) {
		const path = cachePath(cacheDir, wish.tool, version, platform);
		if (await isExecutable(path)) paths.push(path);
	}
	return await firstAccepted(wish, paths, "cache", `none in ${root}`, signal);
}
const RUNNER_ARCH = {
	amd64: "x64",
	arm64: "arm64"
};
async function findInToolCache(wish, toolCacheDir, platform, signal) {
	const root = join(toolCacheDir, wish.tool);
	const paths = [];
	for (const version of await versionsIn(root, wish)) for (const arch of /* @__PURE__ */ new Set([RUNNER_ARCH[platform.arch], platform.arch])) for (const spelling of [version, `v${version}`]) {
		const path = await findExecutable(join(root, spelling, arch), wish.tool, 3);
		if (path !== void 0) paths.push(path);
	}
	return await firstAccepted(wish, paths, "tool-cache", `none in ${root}`, signal);
}
async function firstAccepted(wish, paths, origin, none, signal) {
	const tried = [];
	for (const path of paths) {
		signal?.throwIfAborted();
		const program = await accept(wish, path, origin, signal).catch((error) => error);
		if (!(program instanceof Error)) return program;
		if (!(program instanceof NotFound)) throw program;
		tried.push(program.message);
	}
	throw new NotFound(tried.length > 0 ? tried.join("; ") : none);
}
async function accept(wish, path, origin, signal) {
	const version = await versionOf(wish.tool, path, signal);
	if (isWished(wish, version)) return {
		path,
		version,
		origin
	};
	throw new NotFound(`${path} is ${version}, wanted ${wish.text} (${wish.range})`);
}
async function versionsIn(directory, wish) {
	const versions = (await readdir(directory).catch(() => [])).map((name) => (0, import_semver.valid)(name)).filter((version) => version !== null);
	return [...new Set(versions)].filter((version) => isWished(wish, version)).sort(import_semver.rcompare);
}
async function findExecutable(directory, name, levels) {
	const path = join(directory, name);
	if (await isExecutable(path)) return path;
	if (levels === 0) return void 0;
	for (const entry of await readdir(directory, { withFileTypes: true }).catch(() => [])) {
		if (!entry.isDirectory()) continue;
		const found = await findExecutable(join(directory, entry.name), name, levels - 1);
		if (found !== void 0) return found;
	}
}
async function isExecutable(path) {
	try {
		await access(path, constants$2.X_OK);
		return (await stat(path)).isFile();
	} catch {
		return false;
	}
}

// src/cluster/tools/known-checksums.json
var known_checksums_default = {
	kind: {
		"0.33.0": {
			"source": "github.com/kubernetes-sigs/kind release v0.33.0, kind-<os>-<arch>.sha256sum; taken 2026-11-21 from several independent public repositories that quote it and agree",
			"sha256": {
				"linux-amd64": "aee6151561422756b764a4ae28e7f44cda5af5a9eead3cc9985112b1de8d8e0d",
				"linux-arm64": "20022bee6cfcd5086cb7234d218e3454e6090022f2a8f55d1fa7fcf42c3867a2",
				"darwin-amd64": "5a99f26f57246dc9319dd294803313197a0f34d33c525b3ea8b655db5916ece0",
				"darwin-arm64": "0c8c7dbe5e23594a198b786c4bc13dacc101fa6196b0cb0b23a1ca44e61f4b4f"
			}
		},
		"0.32.0": {
			"source": "github.com/kubernetes-sigs/kind release v0.32.0; taken 2026-11-21 from cert-manager/makefile-modules@b90303374efd9a7837cc4ec2b73267d19836e6e0, modules/tools/00_mod.mk",
			"sha256": {
				"linux-amd64": "50030de23cf40a18505f20426f6a8506bedf13c6e509244bd1fa9463721b0f54",
				"linux-arm64": "b92cd615e97585de8ddade28ed5cd7feb4248d717c233eea5b03c37298900f5d",
				"darwin-amd64": "295ac6d0d634c9819c9907df45e3017d1f13166bd13c3404c45e79f7faa47498",
				"darwin-arm64": "dca67911095a110c2b5c36e26df6cac860c602033e456c0db47be498cdef1ebb"
			}
		}
	},
	helm: {
		"4.3.0": {
			"source": "get.helm.sh, helm-v4.3.0-<os>-<arch>.tar.gz.sha256sum; taken 2026-11-21 from several independent public repositories that quote it and agree",
			"sha256": {
				"linux-amd64": "86584a54def73570558f66f5111cc53dfed56689637ae32c1201205d494f54fb",
				"linux-arm64": "31c5794dd55c66a51e6b7d2e2ac7a114ae8b1de41ff1d9ba51748ac973b06a08",
				"darwin-amd64": "347a784877e0e20eac865e8d1c36a80f6bb0861d6f29abd34defb6570ef95d92",
				"darwin-arm64": "d3870437e1e95b67f8edbde964156c84a26503f560821d40c542441658934fba"
			}
		},
		"4.2.4": {
			"source": "get.helm.sh, helm-v4.2.4-<os>-<arch>.tar.gz; taken 2026-11-21 from cert-manager/makefile-modules@b90303374efd9a7837cc4ec2b73267d19836e6e0, modules/tools/00_mod.mk",
			"sha256": {
				"linux-amd64": "c306b46f719b0a4da32d0f78ee21bf90ce8d602f15b22ab753f0674d1670a7f3",
				"linux-arm64": "564de2191b881e9f71b5606b25345821ea1682f06ab90499d3ab22b530176da1",
				"darwin-amd64": "6c163d687ca03c3b5c01928e53bbbcf9518278f47ce7a2f249a5a08e8bdaa2bc",
				"darwin-arm64": "d747eb4e28bd2727173d15b759fa0a17822291ec09db7ced3d55af290a3661a2"
			}
		},
		"3.21.4": {
			"source": "release notes of helm v3.21.4 (github.com/helm/helm/releases/tag/v3.21.4), which list the sum of every archive; taken 2026-11-21 from a copy, and equal in several independent public repositories",
			"sha256": {
				"linux-amd64": "61f88ab166748cb19604d7884cb100ae9ccb13804ddeb98e08af167eacbb6a14",
				"linux-arm64": "b54c04b4e0b2540bbdc08c17a121dab70e9a2ed0de5705528fec68a5fd3b85a7",
				"darwin-amd64": "9173d05edf9592c6be1d0412ffafd935448dfc7a63c2bc732b8c67e55503e8a8",
				"darwin-arm64": "6e0bf5eb6daafc2b1ec34bb5ba04ef103f3afc16192fb19805c2924d7ea1033f"
			}
		}
	}
};

// src/cluster/tools/checksums.ts
const KNOWN_CHECKSUMS = known_checksums_default;
function parseSidecar(text) {
	return /^\s*([0-9a-f]{64})\b/i.exec(text)?.[1]?.toLowerCase();
}
async function sha256Of(file) {
	const hash = createHash("sha256");
	await pipeline(createReadStream(file), hash);
	return hash.digest("hex");
}
function checksumMismatch(url, expected, actual) {
	return infrastructureProblem(`${url} is not the file that was expected: its sha256 is ${actual}, it must be ${expected}`, "The download was corrupted or the file was changed. It was deleted and not executed. Run again; when it stays so, do not use this file and tell the publisher.");
}

// src/cluster/tools/download.ts
const RETRY_WAITS_MS = [500, 2e3];
const TIMEOUTS = {
	connectTimeoutMs: 1e4,
	silenceTimeoutMs: 3e4
};
const TRY_TIMEOUT_MS = 3e5;
const PROGRESS_EVERY_MS = 3e3;
const RETRYABLE_STATUS = /* @__PURE__ */ new Set([
	408,
	425,
	429,
	500,
	502,
	503,
	504
]);
var HttpStatusError = class extends Error {
	status;
	constructor(url, status) {
		super(`${url}: HTTP ${status}`);
		this.status = status;
	}
};
async function downloadFile(url, file, options) {
	await withResponse(url, options, async (response) => {
		if (response.body === null) throw new Error(`${url}: empty answer`);
		const total = Number(response.headers.get("content-length") ?? 0);
		await pipeline(Readable.fromWeb(response.body), progressMeter(url, total, options.log), createWriteStream(file));
	});
}
async function downloadText(url, options) {
	return await withResponse(url, options, (response) => response.text());
}
async function withResponse(url, options, use) {
	const waits = options.retryWaitsMs ?? RETRY_WAITS_MS;
	for (let attempt = 0;; attempt++) try {
		return await tryOnce(url, options, use);
	} catch (error) {
		const wait = waits[attempt];
		options.signal?.throwIfAborted();
		if (wait === void 0 || !mayPass(error)) throw new Error(reasonOf(url, error), { cause: error });
		options.log(`${reasonOf(url, error)}; trying again in ${formatDuration(wait)}`);
		await setTimeout$1(wait, void 0, { ...options.signal && { signal: options.signal } });
	}
}
async function tryOnce(url, options, use) {
	const { fetch } = await import("./undici2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const dispatcher = await proxyAgent({
		...options,
		...TIMEOUTS
	});
	const limit = AbortSignal.timeout(TRY_TIMEOUT_MS);
	try {
		const response = await fetch(url, {
			dispatcher,
			signal: options.signal === void 0 ? limit : AbortSignal.any([options.signal, limit])
		});
		if (!response.ok) throw new HttpStatusError(url, response.status);
		if (!response.url.startsWith("https:")) throw new Error(`redirected to ${response.url}, which is not https`);
		return await use(response);
	} finally {
		await dispatcher.destroy();
	}
}
function mayPass(error) {
	if (error instanceof HttpStatusError) return RETRYABLE_STATUS.has(error.status);
	return !/ENOTFOUND|certificate|not https/i.test(reasonOf("", error));
}
function reasonOf(url, error) {
	const reason = error instanceof Error && error.cause !== void 0 ? messageOf$1(error.cause) : messageOf$1(error);
	return reason.startsWith(url) ? reason : `${url}: ${reason}`;
}
function progressMeter(url, total, log) {
	const name = url.split("/").at(-1) ?? url;
	let received = 0;
	let lastLineAt = performance.now();
	return new Transform({ transform(chunk, _encoding, done) {
		received += chunk.length;
		if (performance.now() - lastLineAt > PROGRESS_EVERY_MS) {
			lastLineAt = performance.now();
			log(`${name}: ${megabytes(received)}${total > 0 ? ` of ${megabytes(total)}` : ""} MB`);
		}
		done(null, chunk);
	} });
}
function megabytes(bytes) {
	return (bytes / 1e6).toFixed(1);
}

// src/cluster/tools/obtain.ts
const UNPACK_TIMEOUT_MS = 6e4;
const BUILD_TIMEOUT_MS = 6e5;
async function downloadProgram(wish, options) {
	const release = releaseOf(wish.tool, wish.fetchVersion, options.platform, options.sources ?? PUBLISHERS);
	const path = cachePath(options.cacheDir, wish.tool, wish.fetchVersion, options.platform);
	return await inWorkFolder(path, async (folder) => {
		const file = join(folder, "download");
		options.log(`downloading ${release.url}`);
		const expected = await expectedSum(wish, release, options);
		await downloadFile(release.url, file, options).catch(asNotFound);
		const actual = await sha256Of(file);
		if (actual !== expected) throw checksumMismatch(release.url, expected, actual);
		await keep(release.member === void 0 ? file : await unpack(file, release.member, folder), path);
		return {
			path,
			version: wish.fetchVersion,
			origin: "downloaded"
		};
	});
}
async function expectedSum(wish, release, options) {
	const known = (options.checksums ?? KNOWN_CHECKSUMS)[wish.tool][wish.fetchVersion]?.sha256[platformKey(options.platform)];
	if (known !== void 0) return known;
	options.log(`${wish.tool} ${wish.fetchVersion} is not in our table of checksums: comparing with ${release.sidecarUrl}, which is weaker, because it comes from the same server as the file`);
	const text = await downloadText(release.sidecarUrl, options).catch(asNotFound);
	const sum = parseSidecar(text);
	if (sum === void 0) throw new NotFound(`${release.sidecarUrl} holds no sha256 sum`);
	return sum;
}
async function unpack(archive, member, folder) {
	const result = await run("tar", [
		"-xzf",
		archive,
		"-C",
		folder,
		member
	], { timeoutMs: UNPACK_TIMEOUT_MS });
	if (result.exitCode === 0) return join(folder, member);
	throw new NotFound(`tar could not unpack ${member}: ${result.startError ?? lastLines$1(result, 3)}`);
}
async function buildProgram(wish, options) {
	const go = await whereIs("go", options.env);
	if (go === void 0) throw new NotFound("no go on PATH");
	const path = cachePath(options.cacheDir, wish.tool, wish.fetchVersion, options.platform);
	return await inWorkFolder(path, async (folder) => {
		options.log(`building ${wish.tool} ${wish.fetchVersion} with ${go} (some minutes the first time)`);
		const result = await run(go, goInstallArgs(wish.tool, wish.fetchVersion), {
			timeoutMs: BUILD_TIMEOUT_MS,
			cwd: folder,
			env: {
				...options.env,
				GOBIN: folder,
				CGO_ENABLED: "0",
				GO111MODULE: "on",
				GOOS: void 0,
				GOARCH: void 0
			},
			...options.signal && { signal: options.signal }
		});
		if (result.timedOut) throw new NotFound(`go install did not end within ${formatDuration(BUILD_TIMEOUT_MS)}`);
		if (result.exitCode !== 0) throw new NotFound(`go install failed: ${lastLines$1(result, 5)}`);
		const version = await versionOf(wish.tool, join(folder, wish.tool), options.signal);
		await keep(join(folder, wish.tool), path);
		return {
			path,
			version,
			origin: "built"
		};
	});
}
async function inWorkFolder(path, body) {
	await mkdir(dirname(path), { recursive: true }).catch(asNotFound);
	const folder = await mkdtemp(join(dirname(path), ".new-"));
	try {
		return await body(folder);
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
async function keep(executable, path) {
	await chmod(executable, 493);
	await rename(executable, path);
}
function asNotFound(error) {
	throw new NotFound(messageOf$1(error), { cause: error });
}

// src/cluster/tools/find-tools.ts
async function findTools(options) {
	const wish = helmWish(options.helmVersion);
	const [helm, kind] = await Promise.allSettled([findTool(wish, options), options.needKind ? findTool(kindWish(), options) : void 0]);
	if (helm.status === "rejected") throw helm.reason;
	if (kind.status === "rejected") throw kind.reason;
	return {
		helm: helm.value,
		...kind.value && { kind: kind.value }
	};
}
async function findTool(wish, options) {
	const failures = [];
	for (const { name, go } of waysTo(wish, options)) {
		options.signal?.throwIfAborted();
		try {
			const program = await go();
			options.log(`${wish.tool} ${program.version} (${program.origin}: ${program.path})`);
			return program;
		} catch (error) {
			if (error instanceof Problem || options.signal?.aborted) throw error;
			if (!(error instanceof NotFound)) throw infrastructureProblem(`${name}: ${messageOf$1(error)}`, void 0, error);
			failures.push(`  ${name}: ${error.message}`);
		}
	}
	throw infrastructureProblem(`no ${wish.text} could be had:\n${failures.join("\n")}`, `Put ${wish.tool} ${wish.fetchVersion} on PATH, or let this machine reach the publisher (set HTTPS_PROXY where a proxy is needed), or install Go.`);
}
function waysTo(wish, options) {
	const { env, signal, cacheDir, toolCacheDir } = options;
	const ways = [{
		name: "PATH",
		go: () => findOnPath(wish, env, signal)
	}];
	const platform = platformOf(options.platform, options.arch);
	if (platform === void 0) return ways;
	const obtain = {
		...options,
		platform
	};
	if (toolCacheDir !== void 0) ways.push({
		name: "tool cache",
		go: () => findInToolCache(wish, toolCacheDir, platform, signal)
	});
	ways.push({
		name: "cache",
		go: () => findInCache(wish, cacheDir, platform, signal)
	}, {
		name: "download",
		go: () => downloadProgram(wish, obtain)
	}, {
		name: "build",
		go: () => buildProgram(wish, obtain)
	});
	return ways;
}

// src/steps/tools.ts
function toolsStep({ options, world, record, signal }) {
	const find = () => findTools({
		...options.helmVersion !== void 0 && { helmVersion: options.helmVersion },
		needKind: !usesExistingCluster(options),
		cacheDir: world.cacheDir,
		...world.toolCacheDir !== void 0 && { toolCacheDir: world.toolCacheDir },
		platform: process.platform,
		arch: process.arch,
		env: world.env,
		signal,
		log: (line) => world.progress.log(line)
	});
	return record.step("tools", find, ({ helm, kind }) => {
		record.facts.helmVersion = helm.version;
		if (kind) record.facts.kindVersion = kind.version;
		return [`helm ${helm.version}`, ...kind ? [`kind ${kind.version}`] : []].join(", ");
	});
}

// src/steps/uninstall.ts
async function uninstallStep(life, { api, helm }, name, { before, release, onHook }) {
	const { options, record, signal } = life;
	const look = () => lookBeforeUninstall(life, api, before, signal);
	if (release === void 0) {
		record.facts.uninstallDone = true;
		record.skip("uninstall", "Helm has no release");
		return {
			installed: await look(),
			uninstall: void 0
		};
	}
	const uninstall = async (update) => {
		const installed = await look();
		onHook((hook) => update(`hook ${hook} is at work`));
		return {
			installed,
			uninstall: await uninstallRelease(helm, {
				...options,
				...name,
				hooks: release.hooks
			}, signal, update)
		};
	};
	const uninstalled = await record.step("uninstall", uninstall, ({ uninstall: { exitCode, timedOut } }) => {
		const detail = `helm ${helm.version}, ${timedOut ? "killed at its limit" : `exit ${exitCode ?? "none"}`}`;
		return exitCode === 0 ? detail : { failed: detail };
	});
	record.facts.uninstall = uninstalled.uninstall;
	record.facts.uninstallDone = true;
	return uninstalled;
}

// src/steps/use.ts
async function useStep(life, connection, name, { install }) {
	const { options, record } = life;
	if (!options.helmTest && options.exercise.length === 0) return {};
	if (!install.ok) {
		record.skip("use", "the chart was not installed");
		return {};
	}
	const { test, exercise } = await record.step("use", (update) => use(life, connection, name, update), describe);
	if (test && !test.ok) record.warn(`helm test failed with exit code ${test.exitCode ?? "none"}`);
	if (exercise === void 0) return {};
	const release = await readRelease(connection.helm, name.chart, name, life.signal);
	return {
		exercise,
		...release && { release }
	};
}
async function use({ options, world, signal }, { api, helm }, name, log) {
	const context = {
		helm,
		api,
		signal,
		log,
		runCommand: world.runCommand
	};
	const { test } = await useChart(context, {
		...options,
		...name,
		exercise: []
	});
	const tested = test === void 0 ? {} : { test };
	if (options.exercise.length === 0) return {
		...tested,
		commands: 0
	};
	const startedAt = (/* @__PURE__ */ new Date()).toISOString();
	const { applied, commands } = await useChart(context, {
		...options,
		...name,
		helmTest: false
	});
	return {
		...tested,
		commands,
		exercise: {
			startedAt,
			endedAt: (/* @__PURE__ */ new Date()).toISOString(),
			applied: applied.map(({ uid }) => uid)
		}
	};
}
function describe({ test, exercise, commands }) {
	const applied = exercise?.applied.length ?? 0;
	return [
		...test ? [`helm test ${test.ok ? "passed" : "failed"}`] : [],
		...applied > 0 ? [`${applied === 1 ? "1 object" : `${applied} objects`} applied`] : [],
		...commands > 0 ? [`${commands === 1 ? "1 command" : `${commands} commands`} run`] : []
	].join(", ");
}

// src/steps/work-dir.ts
async function withWorkDir(record, body) {
	const workDir = await makeWorkDir();
	try {
		return await body(workDir);
	} finally {
		await rm(workDir, {
			recursive: true,
			force: true
		}).catch((error) => record.warn(`the temporary directory ${workDir} could not be removed: ${messageOf$1(error)}`));
	}
}
async function makeWorkDir() {
	try {
		return await mkdtemp(join(tmpdir(), "clean-uninstall-"));
	} catch (error) {
		throw infrastructureProblem(`no directory can be made in ${tmpdir()}: ${messageOf$1(error)}`, "Make room there, or name another directory for temporary files with TMPDIR.", error);
	}
}

// src/check.ts
async function check(options, world) {
	const record = new RunRecord(world.progress);
	const limit = AbortSignal.timeout(options.timeoutMs);
	const signal = AbortSignal.any([world.signal, limit]);
	const brokenOff = (error) => {
		if (world.signal.aborted) return inconclusive("the run was cancelled");
		if (limit.aborted) return inconclusive(`the run did not end within ${formatDuration(options.timeoutMs)}`);
		if (error instanceof Problem && error.kind === "usage" && !hasMade(record)) throw error;
		return inconclusive(withHint(error));
	};
	const judgement = await withWorkDir(record, (workDir) => lifeOfAChart({
		options,
		world,
		record,
		workDir,
		signal
	})).catch(brokenOff);
	await leaveDiagnostics(record, judgement.verdict, options);
	return buildReport(record, judgement, {
		...options,
		source: options.chart
	});
}
function hasMade({ facts }) {
	return facts.cluster?.existing === false || facts.installStarted === true;
}
async function lifeOfAChart(life) {
	const found = await findChart(life);
	const needed = await findWhatIsNeeded(life);
	const tools = await toolsStep(life);
	const chart = await chartStep(life, tools, found);
	const prerequisites = await readPrerequisites(life, tools, needed);
	const cluster = await clusterStep(life, tools);
	let ended = "broken off";
	try {
		await using connection = await connectStep(life, cluster, tools, chart);
		const { api } = connection;
		await using _ = { [Symbol.asyncDispose]: () => leaveNothing(life, connection, chart) };
		const namespace = await prepareNamespace(life, connection);
		await prerequisitesStep(life, connection, prerequisites);
		const before = await baselineStep(life, connection, chart);
		await using recording = startTimeline(life, api, before);
		await using _look = { [Symbol.asyncDispose]: () => lookWhenBrokenOff(life, api, before) };
		const installed = await installStep(life, connection, chart);
		const used = {
			...installed,
			...await useStep(life, connection, chart, installed)
		};
		recording.watchHooks(used.release);
		const uninstalled = await uninstallStep(life, connection, chart, {
			...used,
			before,
			onHook: recording.onHook
		});
		const seen = {
			...chart,
			...kubernetesOf(life),
			before,
			...used,
			...uninstalled,
			...namespace
		};
		const settled = await settleStep(life, api, seen);
		const evidence = await evidenceStep(life, api, {
			...seen,
			...recording.seen(),
			settled
		});
		const findings = await explainStep(life, await probeStep(life, connection, evidence));
		await namespace.remove(settled);
		const judgement = judge$1({
			findings,
			failOn: life.options.failOn,
			unseen: [...before.failures, ...settled.after.failures],
			moving: settled.moving,
			hidden: hiddenByPatterns(life.record.facts.ignored),
			...installed.failure !== void 0 && { installFailed: installed.failure }
		});
		ended = judgement.verdict === "clean" ? "well" : "badly";
		return judgement;
	} finally {
		await leaveCluster(life, cluster, ended);
	}
}
function kubernetesOf({ record }) {
	const kubernetes = record.facts.kubernetesVersion;
	return kubernetes === void 0 ? {} : { kubernetes };
}
function inconclusive(reason) {
	return {
		verdict: "inconclusive",
		reason
	};
}

// src/cluster/tools/cache-dir.ts
function cacheDirOf(env, home) {
	return resolve(env.CLEAN_UNINSTALL_CACHE || join(home, ".cache/clean-uninstall"));
}

// src/report/command-log.ts
const HARMLESS = /^(helm (uninstall|test|history|dependency|version)|kind (create|delete|export|version)|sh -c)$/;
function logCommands(log) {
	const listen = (message) => {
		for (const line of endedCommandLines(message)) log(line);
	};
	COMMAND_ENDED.subscribe(listen);
	return { [Symbol.dispose]: () => void COMMAND_ENDED.unsubscribe(listen) };
}
function endedCommandLines({ argv, stdout, stderr, ...end }) {
	const [program = "", subcommand = ""] = argv;
	const output = [HARMLESS.test(`${basename(program)} ${subcommand}`) ? stdout : hidden(stdout), stderr].flatMap((text) => visibleLines(text).trimEnd().split("\n"));
	return [
		`$ ${visibleLines(shellText(withoutValues(argv)))}`,
		...output.filter((line) => line !== "").map((line) => `| ${line}`),
		`= ${howItEnded(end)}`
	];
}
function hidden(stdout) {
	const text = stdout.trimEnd();
	if (text === "") return "";
	const { length } = text.split("\n");
	return `(${length === 1 ? "1 line" : `${length} lines`} on stdout, not shown: they may hold secrets)`;
}
function howItEnded({ exitCode, timedOut, startError, durationMs }) {
	if (startError !== void 0) return `could not be started: ${startError}`;
	return `${timedOut ? "ran out of time" : exitCode === void 0 ? "was ended" : `exit code ${exitCode}`}, ${seconds(durationMs)}`;
}

// src/report/progress.ts
function plainProgress(look, { write, now }) {
	let startedAt = now();
	return {
		start() {
			startedAt = now();
		},
		update() {},
		done(name, status, detail) {
			write(`${stepLines({
				name,
				status,
				detail,
				durationMs: Math.round(now() - startedAt)
			}, look).join("\n")}\n`);
		},
		log(line) {
			write(`${visible(line)}\n`);
		}
	};
}
const silentProgress = {
	start() {},
	update() {},
	done() {},
	log() {}
};

// src/options/check-values.ts
function toCheckOptions(values) {
	return {
		chart: values.chart,
		values: values.values,
		set: values.set,
		namespace: values.namespace,
		createNamespace: values["create-namespace"],
		helmArgs: values["helm-args"].flat(),
		allowTeardown: values["allow-teardown"],
		prerequisite: values.prerequisite,
		exercise: values.exercise,
		helmTest: values["helm-test"],
		uninstallArgs: values["uninstall-args"].flat(),
		installTimeoutMs: values["install-timeout"],
		uninstallTimeoutMs: values["uninstall-timeout"],
		settleTimeoutMs: values["settle-timeout"],
		probeTimeoutMs: values["probe-timeout"],
		timeoutMs: values.timeout,
		failOn: values["fail-on"],
		ignore: values.ignore,
		reportDir: values["report-dir"],
		keepCluster: values["keep-cluster"],
		verbose: values.verbose,
		quiet: values.quiet,
		...defined({
			releaseName: values["release-name"],
			helmVersion: values["helm-version"]?.replace(/^v/, ""),
			kubernetesVersion: values["kubernetes-version"]?.replace(/^v/, ""),
			nodeImage: values["node-image"],
			kindConfig: values["kind-config"],
			kubeconfig: values.kubeconfig,
			context: values.context
		})
	};
}
function defined(fields) {
	const entries = Object.entries(fields).filter(([, value]) => value !== void 0);
	return Object.fromEntries(entries);
}

// src/options/comment-options.ts
function toCommentOptions(values) {
	const leg = legIn(values["comment-leg"] ?? "");
	return {
		comment: values.comment,
		token: values["github-token"] ?? "",
		...values["comment-group"] !== void 0 && { group: values["comment-group"] },
		...leg !== "" && { leg }
	};
}
function legIn(text) {
	const matrix = parsed(text);
	if (matrix === void 0) return text;
	return Object.entries(matrix ?? {}).map(([name, value]) => `${name} ${typeof value === "object" ? JSON.stringify(value) : value}`).toSorted().join(", ");
}
function parsed(text) {
	try {
		const value = JSON.parse(text);
		return typeof value === "object" && !Array.isArray(value) ? value : void 0;
	} catch {
		return;
	}
}

// src/options/config-file.ts
const DEFAULT_CONFIG = ".clean-uninstall.yaml";
async function readConfigFile(path, where, cwd) {
	const unreadable = await whyUnreadable(path, "file", cwd);
	if (unreadable !== void 0) return sourceWith(`${where}: ${unreadable}`);
	return parseConfig(await readFile(path, "utf8"), relative(cwd, path) || path, dirname(path));
}
function parseConfig(text, name, base) {
	const lineCounter = new import_dist.LineCounter();
	const document = (0, import_dist.parseDocument)(text, {
		lineCounter,
		prettyErrors: false,
		version: "1.2"
	});
	const at = (offset = 0) => `${name}:${lineCounter.linePos(offset).line}`;
	const { contents, errors } = document;
	if (errors.length > 0) return sourceWith(...errors.map((error) => `${at(error.pos[0])}: is not YAML: ${error.message}`));
	if (contents === null || (0, import_dist.isScalar)(contents) && contents.value === null) return sourceWith();
	if (!(0, import_dist.isMap)(contents)) return sourceWith(`${at(contents.range?.[0])}: the file must be a list of options, each \`name: value\``);
	const source = sourceWith();
	const nodeOf = (node) => (0, import_dist.isAlias)(node) ? node.resolve(document) : node;
	for (const { key, value } of contents.items) {
		const option = (0, import_dist.isScalar)(key) ? String(key.source ?? key.value) : "this key";
		const line = key.range?.[0];
		const read = readKey(option, nodeOf(value), nodeOf);
		if (typeof read === "string") source.problems.push(`${at(line)} ${option}: ${read}`);
		else source.given.set(option, read.map((one) => fileGiven(one.text, `${at(one.offset ?? line)} ${option}`, base)));
	}
	return source;
}
function sourceWith(...problems) {
	return {
		given: /* @__PURE__ */ new Map(),
		problems
	};
}
function fileGiven(text, where, base) {
	return {
		text,
		way: "file",
		where,
		base
	};
}
function readKey(name, node, nodeOf) {
	const options = CHECK_OPTIONS;
	const names = Object.keys(options).filter((key) => options[key] && hasWay(options[key], "file"));
	const option = names.includes(name) ? options[name] : void 0;
	if (option === void 0) return `is not an option of the file${didYouMean(name, names)}`;
	const items = (0, import_dist.isSeq)(node) ? node.items.map(nodeOf) : [node];
	if ((0, import_dist.isSeq)(node) && !option.repeatable) return "takes one value, not a list";
	const texts = items.map(scalarText);
	if (texts.some((text) => text === void 0)) return items.some((item) => item && !(0, import_dist.isScalar)(item)) ? "takes plain values, not nested ones" : "has no value";
	return texts.filter((text) => text !== void 0);
}
function scalarText(node) {
	if (!(0, import_dist.isScalar)(node) || node.value === null || node.value === void 0) return void 0;
	return {
		text: node.source ?? String(node.value),
		offset: node.range?.[0]
	};
}

// src/options/exclusions.ts
const EXISTING = "a cluster that exists is used as it is";
const OF_EVERY_CLUSTER = [
	"default",
	"kube-node-lease",
	"kube-public",
	"kube-system"
];
const EXCLUSIONS = [
	{
		pair: ["node-image", "kubernetes-version"],
		why: "the node image decides the version"
	},
	...[
		"kubernetes-version",
		"node-image",
		"kind-config",
		"keep-cluster"
	].flatMap((other) => [{
		pair: ["kubeconfig", other],
		why: EXISTING
	}, {
		pair: ["context", other],
		why: EXISTING
	}]),
	...OF_EVERY_CLUSTER.map((name) => ({
		pair: ["create-namespace", "namespace"],
		why: `every cluster has ${name}`,
		when: ([, namespace]) => namespace === name
	})),
	{
		pair: ["quiet", "verbose"],
		why: "one asks for less, the other for more"
	}
];
const RANK = {
	flag: 3,
	input: 2,
	file: 1,
	default: 0
};
function applyExclusions(chosen) {
	const problems = [];
	const warnings = [];
	for (const { pair, why, when = () => true } of EXCLUSIONS) {
		const [one, other] = pair.map((name) => inForce(name, chosen));
		if (one === void 0 || other === void 0 || !when([one.text, other.text])) continue;
		if (one.way === other.way) {
			problems.push(`${one.where} and ${other.where} exclude each other: ${why}`);
			continue;
		}
		const [winner, loser] = RANK[one.way] > RANK[other.way] ? [one, other] : [other, one];
		chosen.delete(loser === one ? pair[0] : pair[1]);
		warnings.push(`${loser.where} does not apply: ${winner.where} is given, and ${why}`);
	}
	return {
		problems,
		warnings: [...warnings, ...withoutEffect(chosen)]
	};
}
function withoutEffect(chosen) {
	const allowed = inForce("allow-teardown", chosen);
	if (allowed === void 0 || chosen.has("kubeconfig") || chosen.has("context")) return [];
	return [`${allowed.where} changes nothing: without kubeconfig or context the cluster is thrown away, and the probe may delete there anyway`];
}
function inForce(name, chosen) {
	const option = CHECK_OPTIONS[name];
	const given = chosen.get(name)?.at(-1);
	return given?.text.toLowerCase() === option.default ? void 0 : given;
}

// src/options/given.ts
function flagSource(texts, base) {
	const given = [...texts].map(([name, values]) => [name, values.map((text) => ({
		text,
		way: "flag",
		where: `--${name}`,
		base
	}))]);
	return {
		given: new Map(given),
		problems: []
	};
}

// src/options/same-check.ts
const HIDDEN = "(hidden)";
function sameCheck(...sources) {
	const given = new Map(sources.flatMap((source) => [...source.given]));
	const texts = (name) => inForce$1(CHECK_OPTIONS[name], given.get(name) ?? []).map(({ text }) => text);
	const words = Object.keys(CHECK_OPTIONS).flatMap((name) => {
		const { group, kind } = CHECK_OPTIONS[name];
		return name === "chart" || group === "output" && name !== "config" || !given.has(name) ? [] : flags(name, texts(name), kind);
	});
	return [
		"clean-uninstall",
		"check",
		...texts("chart"),
		...words
	];
}
function flags(name, texts, kind) {
	if (kind === "boolean") return texts.map((text) => /^true$/i.test(text) ? `--${name}` : `--${name}=${text}`);
	if (name.endsWith("-args")) return [`--${name}=${shellText(withoutValues(texts.flatMap(splitWords)))}`];
	if (name === "set") return texts.flatMap((text) => withoutValues(["--set", text]));
	return (kind === "manifest or command" ? texts.map(withoutArguments) : texts).flatMap((text) => text.startsWith("-") ? [`--${name}=${text}`] : [`--${name}`, text]);
}
function withoutArguments(text) {
	const [program = "", ...rest] = text.trim().split(/\s+/);
	if (isManifestPath(text) || rest.length === 0) return text;
	return program.includes("=") ? HIDDEN : `${program} ${HIDDEN}`;
}

// src/options/load.ts
const EMPTY = {
	given: /* @__PURE__ */ new Map(),
	problems: []
};
async function loadCheckOptions(sources) {
	const { cwd } = sources;
	const flags = sources.flags === void 0 ? EMPTY : commandLine(sources.flags, cwd);
	const inputs = sources.inputs === void 0 ? EMPTY : readInputs(sources.inputs, cwd);
	const file = await configSource(flags.given.get("config")?.at(-1) ?? inputs.given.get("config")?.at(-1), cwd);
	const given = new Map([
		...file.given,
		...inputs.given,
		...flags.given
	]);
	const { problems: clashes, warnings } = applyExclusions(given);
	const { values, problems: mistakes } = parseOptions(CHECK_OPTIONS, given, cwd);
	const problems = [
		...[
			flags,
			inputs,
			file
		].flatMap((source) => source.problems),
		...mistakes,
		...await unusableFiles(CHECK_OPTIONS, given),
		...clashes,
		...shortTimeouts(values, given)
	];
	if (problems.length > 0) throw listOfProblems(problems, sources.flags === void 0 ? INPUTS_HINT : FLAGS_HINT);
	return {
		options: {
			...toCheckOptions(values),
			command: sameCheck(inputs, flags)
		},
		comment: toCommentOptions(values),
		warnings
	};
}
const FLAGS_HINT = "`clean-uninstall check --help` lists the options";
const INPUTS_HINT = "docs/options.md lists the inputs and the keys of the file";
function commandLine({ given, positionals, problems }, base) {
	const source = flagSource(given, base);
	const [chart, ...others] = positionals;
	if (chart !== void 0) source.given.set("chart", [{
		text: chart,
		way: "flag",
		where: "CHART",
		base
	}]);
	const extra = problems.length > 0 ? [] : others;
	source.problems.push(...problems, ...extra.map((other) => `${JSON.stringify(other)}: is one argument too many, one chart is checked at a time`));
	return source;
}
async function configSource(config, cwd) {
	if (config !== void 0) return readConfigFile(resolve(config.base, config.text), config.where, cwd);
	const path = resolve(cwd, DEFAULT_CONFIG);
	return await stat(path).then(() => true, () => false) ? readConfigFile(path, DEFAULT_CONFIG, cwd) : EMPTY;
}
function shortTimeouts(values, given) {
	const whole = values.timeout;
	if (whole === void 0) return [];
	const limit = `${formatDuration(whole)}${given.has("timeout") ? "" : " by default"}`;
	return [
		"install-timeout",
		"uninstall-timeout",
		"settle-timeout",
		"probe-timeout"
	].flatMap((name) => {
		const step = values[name];
		if (step === void 0 || step <= whole) return [];
		return [`${given.get(name)?.at(-1)?.where ?? name}: is ${`${formatDuration(step)}${given.has(name) ? "" : " by default"}`}, but timeout ends the whole run after ${limit}: make timeout longer`];
	});
}

// src/report/write-reports.ts
async function writeReports(report, reportDir) {
	const directory = resolve(reportDir);
	try {
		await mkdir(directory, { recursive: true });
		const files = {};
		for (const { name, write } of REPORT_FILES) files[name] = await writeWhole(join(directory, name), write(report));
		return {
			directory,
			files
		};
	} catch (error) {
		if (error instanceof Problem) throw error;
		throw infrastructureProblem(`the report could not be written to ${directory}: ${messageOf$1(error)}`, hintFor(error), error);
	}
}
function hintFor(error) {
	if (isDiskFull(error)) return "The disk is full: make room, or choose another report-dir.";
	const code = error instanceof Error && "code" in error ? error.code : void 0;
	if (code === "EACCES" || code === "EPERM" || code === "EROFS") return "It is not writable: choose another report-dir.";
	if (code === "ENOTDIR" || code === "EEXIST" || code === "EISDIR") return "Something else has that name: choose another report-dir.";
	return "Choose another report-dir.";
}

export { RULES as A, stepLines as C, displayWidth as D, cut as E, defaultKubeconfig as F, runInShell as I, takeSnapshot as L, writeWhole as M, probeReportDir as N, byClass as O, detectEngine as P, compare as R, sentenceLines as S, terminalLook as T, connect as _, silentProgress as a, annotationsOf as b, check as c, PINNED as d, helmWish as f, writeSnapshot as g, readSnapshot as h, plainProgress as i, isDiskFull as j, pageSections as k, findInCache as l, platformOf as m, loadCheckOptions as n, logCommands as o, kindWish as p, flagSource as r, cacheDirOf as s, writeReports as t, findOnPath as u, FORMAT_NAMES as v, painter as w, terminalReport as x, formatted as y };