package org.matricula.document;

import java.util.List;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.matricula.policy.TextPolicy;
import org.springframework.stereotype.Component;

/// How a school numbers its documents.
@Component
class DocumentPolicies implements PolicyDeclarations {

    static final TextPolicy PATTERN =
            Policy.text("document.number-pattern", "{kind}字〔{year}〕{seq:4}号", DocumentNumber.SHAPE)
                    .source("党政机关公文格式 GB/T 9704-2012 7.2.5 发文字号");

    /// What the next signing key is made for; a key in use stays until it is changed.
    static final TextPolicy SIGNING =
            Policy.text("document.signing-algorithm", "rsa", SigningProfile.SHAPE)
                    .source("电子签名法 第十三条；商用密码管理条例");

    @Override
    public List<Policy<?>> policies() {
        return List.of(PATTERN, SIGNING);
    }
}
