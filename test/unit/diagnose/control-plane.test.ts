import { expect, test } from 'vitest'
import { isControlPlaneFinalizer, isControlPlaneManager } from '../../../src/kube/control-plane.ts'

test.for([
  ['kube-controller-manager', true],
  ['kubelet', true],
  ['cloud-controller-manager', true],
  ['cluster-autoscaler', false],
  ['my-kubelet', false],
] as const)('field manager %s is one of Kubernetes itself: %s', ([manager, is]) => {
  expect(isControlPlaneManager(manager)).toBe(is)
})

test.for([
  ['kubernetes', true],
  ['foregroundDeletion', true],
  ['orphan', true],
  ['customresourcecleanup.apiextensions.k8s.io', true],
  ['kubernetes.io/pvc-protection', true],
  ['kubernetes.io/vac-protection', true],
  ['batch.kubernetes.io/job-tracking', true],
  ['external-provisioner.volume.kubernetes.io/finalizer', true],
  ['external-attacher/csi-example-com', true],
  ['service.kubernetes.io/load-balancer-cleanup', true],
  ['resource.kubernetes.io/delete-protection', true],
  ['networking.k8s.io/service-cidr-finalizer', true],
  ['networking.k8s.io/other', false],
  ['external-secrets.io/finalizer', false],
  ['example.kubernetes.io/x', false],
  ['kubernetes.io.example.com/x', false],
  ['db.example.com/cleanup', false],
] as const)('finalizer %s is one of Kubernetes itself: %s', ([finalizer, is]) => {
  expect(isControlPlaneFinalizer(finalizer)).toBe(is)
})
