package org.matricula.credential.certificate;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.matricula.credential.certificate.WithdrawnCertificates.Place;
import org.springframework.stereotype.Component;

/// 重新制证: in the place of a certificate that was withdrawn before anybody had it. What had itself
/// taken another's place stays of that, and of its day.
@Component
class RedrawCertificates {

    /// @param exchanged whether it had taken the place of another of the same conclusion: 错证换证, or
    ///   a 毕业证明书
    record Former(Certificate withdrawn, boolean exchanged) {

        LocalDate datedOn() {
            return withdrawn.datedOn();
        }
    }

    private final WithdrawnCertificates withdrawn;
    private final Diplomas certificates;
    private final CertificateText text;

    RedrawCertificates(
            WithdrawnCertificates withdrawn, Diplomas certificates, CertificateText text) {
        this.withdrawn = withdrawn;
        this.certificates = certificates;
        this.text = text;
    }

    Map<Place, Former> former(Collection<UUID> conclusions) {
        var all = new HashMap<Place, Former>();
        withdrawn
                .of(conclusions)
                .forEach((place, it) -> all.put(place, new Former(it, exchanged(it))));
        return all;
    }

    private boolean exchanged(Certificate it) {
        return it.replacesId() != null
                && certificates.get(it.replacesId()).conclusionId().equals(it.conclusionId());
    }

    /// @param drawn from the record as it is now
    Fresh inPlace(Fresh drawn, Former former, Graduates.Graduate who) {
        var it = former.withdrawn();
        var exchanged = former.exchanged();
        return new Fresh(
                drawn.conclusion(),
                drawn.kind(),
                drawn.number(),
                exchanged ? it.datedOn() : drawn.datedOn(),
                drawn.name(),
                drawn.sex(),
                drawn.bornOn(),
                drawn.fromOn(),
                drawn.toOn(),
                drawn.major(),
                drawn.level(),
                drawn.duration(),
                drawn.studyForm(),
                drawn.degreeName(),
                exchanged ? it.school() : drawn.school(),
                exchanged ? it.principal() : drawn.principal(),
                drawn.kind() == Kind.PROOF
                        ? text.proofAnew(who, it, certificates.proved(it))
                        : drawn.body(),
                it.replacesId() == null ? drawn.replaces() : it.replacesId(),
                drawn.caseId(),
                it.id());
    }
}
