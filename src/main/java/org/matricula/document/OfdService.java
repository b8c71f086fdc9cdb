package org.matricula.document;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLSocketFactory;
import org.matricula.attachment.OfdPackage;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.outward.JudgedPost;
import org.matricula.outward.PublicAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The service a school runs: one POST with the PDF, answered 200 with the OFD. Its address is
/// judged before each request as every other address is.
@Component
class OfdService implements OfdConverter {

    private static final Logger LOG = LoggerFactory.getLogger(OfdService.class);
    private static final int OK = 200;

    private final OfdSettings settings;
    private final JudgedPost post;
    private final Semaphore turns;

    OfdService(OfdSettings settings) {
        this.settings = settings;
        this.post =
                new JudgedPost(
                        (SSLSocketFactory) SSLSocketFactory.getDefault(), settings.patience());
        this.turns = new Semaphore(settings.atOnce());
    }

    @Override
    public boolean offered() {
        return !settings.service().isBlank();
    }

    @Override
    public String name() {
        return URI.create(settings.service().strip()).getRawAuthority();
    }

    /// Whoever finds all turns taken is told so at once: a service that hangs holds nobody else up.
    @Override
    public byte[] convert(byte[] pdf) {
        if (!turns.tryAcquire()) {
            throw new Refused(Refusal.conflict("document.ofd-busy"));
        }
        try {
            var to = PublicAddress.checked(settings.service(), settings.inside());
            var headers = new LinkedHashMap<String, String>();
            headers.put("Content-Type", "application/pdf");
            headers.put("Accept", OfdPackage.TYPE);
            if (!settings.token().isBlank()) {
                headers.put("Authorization", "Bearer " + settings.token());
            }
            var answer = post.send(to, headers, pdf, settings.limit());
            if (answer.status() != OK) {
                throw new IOException("answered " + answer.status());
            }
            return answer.content();
        } catch (IOException fault) {
            LOG.warn("no OFD was made: {}", fault.toString());
            throw away();
        } catch (Refused address) {
            LOG.warn("the OFD service may not be asked: {}", address.refusals().getFirst().code());
            throw away();
        } finally {
            turns.release();
        }
    }

    private static Refused away() {
        return new Refused(Refusal.conflict("document.ofd-away"));
    }
}
