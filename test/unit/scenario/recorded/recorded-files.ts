/** The charts and files that the recorded outputs come from: record.ts writes them to a directory of its own. */
export const RECORDED_FILES: Record<string, string> = {
  'broken-chart/Chart.yaml': `apiVersion: v2
name: broken
version: 1.0.0
`,
  'broken-chart/templates/settings.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: { { colour .Values.name } }
`,
  'broken-values.txt': `a: b
  c: [
`,
  'chart/Chart.yaml': `apiVersion: v2
name: recorded
version: 1.0.0
description: The chart that the recorded outputs of helm come from
`,
  'chart/templates/NOTES.txt': `Thank you for installing {{ .Chart.Name }}.
`,
  'chart/templates/broken.yaml': `{{- if .Values.fail }}
{{ fail .Values.fail }}
{{- end }}
{{- if .Values.raw }}
apiVersion: v1
kind: ConfigMap
metadata:
{{ .Values.raw }}
{{- end }}
`,
  'chart/templates/deployment.yaml': `{{- if .Values.deployment }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
spec:
  selector:
    matchLabels: {app: recorded}
  template:
    metadata:
      labels: {app: recorded}
    spec:
      terminationGracePeriodSeconds: 0
      containers:
        - name: main
          image: {{ .Values.image }}
          command: [sh, -c, {{ .Values.deployment | quote }}]
{{- end }}
`,
  'chart/templates/hooks.yaml': `{{- range $event, $command := dict "pre-delete" .Values.preDelete "post-delete" .Values.postDelete }}
{{- if $command }}
---
apiVersion: batch/v1
kind: Job
metadata:
  name: {{ $.Release.Name }}-{{ $event }}
  annotations:
    helm.sh/hook: {{ $event }}
    helm.sh/hook-weight: "5"
    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
spec:
  backoffLimit: 0
  template:
    spec:
      restartPolicy: Never
      terminationGracePeriodSeconds: 0
      containers:
        - name: hook
          image: {{ $.Values.image }}
          command: [sh, -c, {{ $command | quote }}]
{{- end }}
{{- end }}
{{- if .Values.test }}
---
apiVersion: v1
kind: Pod
metadata:
  name: {{ .Release.Name }}-test
  annotations:
    helm.sh/hook: test
spec:
  restartPolicy: Never
  terminationGracePeriodSeconds: 0
  containers:
    - name: test
      image: {{ .Values.image }}
      command: [sh, -c, {{ .Values.test | quote }}]
{{- end }}
`,
  'chart/templates/objects.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}-settings
  labels:
    app: recorded
data:
  colour: green
---
# a Secret, whose data must never be kept
apiVersion: v1
kind: Secret
metadata:
  name: {{ .Release.Name }}-token
stringData:
  token: hush
{{- if .Values.kept }}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}-kept
  annotations:
    helm.sh/resource-policy: keep
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: {{ .Release.Name }}-kept
  annotations:
    helm.sh/resource-policy: keep
rules: []
{{- end }}
{{- if .Values.custom }}
---
apiVersion: recorded.example.com/v1
kind: Gadget
metadata:
  name: demo
{{- end }}
`,
  'chart/values.yaml': `kept: false
preDelete: ""
postDelete: ""
custom: false
image: docker.io/library/busybox:1.37
deployment: false
test: ""
fail: ""
raw: ""
`,
  'gadget-crd.yaml': `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: gadgets.recorded.example.com
spec:
  group: recorded.example.com
  scope: Namespaced
  names: { kind: Gadget, plural: gadgets, singular: gadget }
  versions:
    - name: v1
      served: true
      storage: true
      schema: { openAPIV3Schema: { type: object } }
`,
}
