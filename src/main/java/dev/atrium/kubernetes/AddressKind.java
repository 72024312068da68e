package dev.atrium.kubernetes;

/** Which of its addresses a Service is called at. */
public enum AddressKind {
  /** Contract: what the Go backend uses; certificates have to name the address. */
  CLUSTER_IP,
  /** Name and namespace of the Service, as the certificates of OpenShift's Services name it. */
  DNS_NAME,
  /** What the Service is annotated with, or its address in the cluster where it is not. */
  EXTERNAL
}
