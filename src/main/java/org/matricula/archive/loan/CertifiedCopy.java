package org.matricula.archive.loan;

import java.util.UUID;

/// 复制件证明: the numbered paper that goes with copied pages.
public record CertifiedCopy(UUID id, String number) {}
