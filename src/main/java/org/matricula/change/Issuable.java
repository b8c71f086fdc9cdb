package org.matricula.change;

import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Refusal;

/// Whether a paper may be issued to somebody who has left: asked by whoever issues papers.
public interface Issuable {

    /// 肄业证书
    String INCOMPLETE_STUDY = "incomplete-study-certificate";

    /// 退学证明
    String WITHDRAWAL = "withdrawal-certificate";

    /// 成绩单
    String TRANSCRIPT = "transcript";

    /// @return why not; none where it may
    List<Refusal> refusals(UUID enrolment, String paper);

    /// 特批: lets one paper be issued all the same; the reason stands in the ledger.
    void relax(UUID enrolment, String paper, String reason);
}
