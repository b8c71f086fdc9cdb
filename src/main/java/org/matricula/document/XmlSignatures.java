package org.matricula.document;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.w3c.dom.Element;

/// Signs XML with an institution's key, enveloped (XML-DSig), as transcripts in ELMO have it.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class XmlSignatures {

    private static final String RSA = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private static final String ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

    private final SigningKeys keys;

    XmlSignatures(SigningKeys keys) {
        this.keys = keys;
    }

    /// Adds the signature over the whole document as the root's last child, with its certificates.
    ///
    /// @throws Refused if the institution signs by the national algorithms, which XML-DSig does not
    ///   know
    public void sign(UUID institution, Element root) {
        var key = keys.of(institution);
        var method =
                switch (key.profile()) {
                    case RSA -> RSA;
                    case ECDSA -> ECDSA;
                    case SM2 -> throw new Refused(Refusal.rule("document.xml-signature"));
                };
        try {
            var xml = XMLSignatureFactory.getInstance("DOM");
            var whole =
                    xml.newReference(
                            "",
                            xml.newDigestMethod(DigestMethod.SHA256, null),
                            List.of(
                                    xml.newTransform(
                                            Transform.ENVELOPED, (TransformParameterSpec) null)),
                            null,
                            null);
            var signed =
                    xml.newSignedInfo(
                            xml.newCanonicalizationMethod(
                                    CanonicalizationMethod.EXCLUSIVE,
                                    (C14NMethodParameterSpec) null),
                            xml.newSignatureMethod(method, null),
                            List.of(whole));
            var infos = xml.getKeyInfoFactory();
            var certificates =
                    Stream.concat(Stream.of(key.certificate()), key.issuers().stream()).toList();
            var context = new DOMSignContext(key.secret(), root);
            context.setDefaultNamespacePrefix("ds");
            xml.newXMLSignature(signed, infos.newKeyInfo(List.of(infos.newX509Data(certificates))))
                    .sign(context);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException fault) {
            throw new IllegalStateException("signing XML", fault);
        }
    }
}
