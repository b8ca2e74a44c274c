import { l as saveState, o as getState } from "./github.js";
import { y as parseClusterRecord } from "./base.js";

// src/github/state.ts
const CLUSTER = "cluster";
function saveCluster(record) {
	saveState(CLUSTER, JSON.stringify(record));
}
function forgetCluster() {
	saveState(CLUSTER, "");
}
function savedCluster() {
	const json = getState(CLUSTER);
	return json === "" ? void 0 : parseClusterRecord(json);
}

export { saveCluster as n, savedCluster as r, forgetCluster as t };