/// What the school proves in writing, from what stands in the record: transcripts and certificates
/// of grades, proofs of enrolment, the certificates that end study, and verifiable credentials.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "证书证明",
        allowedDependencies = {
            "kernel",
            "page",
            "audit",
            "organisation",
            "job",
            "codebook",
            "calendar",
            "policy",
            "attachment",
            "document",
            "vault",
            "identity",
            "personal",
            "sheet",
            "workflow",
            "registry",
            "curriculum",
            "coursework",
            "graduation",
            "clearance",
            "notice"
        })
package org.matricula.credential;
