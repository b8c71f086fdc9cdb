package org.matricula.credential.certificate;

import java.util.List;
import org.matricula.policy.FlagPolicy;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.matricula.policy.TextPolicy;
import org.springframework.stereotype.Component;

/// What a school sets for its certificates.
@Component
public class CertificatePolicies implements PolicyDeclarations {

    private static final String NUMBERS =
            "高等学校学生学籍学历电子注册办法: 证书编号18位 (学校代码5位、办学类型1位、年份4位、层次2位、流水号6位)";
    private static final String SCHOOLS = "普通高等学校学生管理规定 第三十二条至第三十八条; 高等学校学生学籍学历电子注册办法; 学校学历证书管理规定";

    /// 学校国标代码, the first five digits of every number; blank takes the unit's own code.
    static final TextPolicy SCHOOL_CODE =
            Policy.text("certificate.school-code", "", "|[0-9]{5}").source(NUMBERS);

    /// 办学类型: the sixth digit.
    static final TextPolicy SCHOOL_TYPE =
            Policy.text("certificate.school-type", "1", "[1-9]").source(NUMBERS).in("open", "5");

    /// 校长姓名, printed on every certificate.
    static final TextPolicy PRINCIPAL =
            Policy.text("certificate.principal", "", "[^<>]{0,40}").source(SCHOOLS);

    /// Years from the completion within which it can be exchanged for a diploma.
    public static final NumberPolicy EXCHANGE_YEARS =
            Policy.number("certificate.exchange-years", 2, 0, 10)
                    .source("普通高等学校学生管理规定 第三十三条: 结业后换发的期限由学校规定");

    /// 补证费, in yuan; none asks for no receipt.
    public static final NumberPolicy PROOF_FEE =
            Policy.number("certificate.proof-fee", 50, 0, 500).source(SCHOOLS);

    /// Whether a faulty certificate is made out anew under its old number.
    public static final FlagPolicy FAULTY_SAME_NUMBER =
            Policy.flag("certificate.faulty-same-number", true).source(SCHOOLS);

    /// Whether whoever leaves has settled with every office that holds up the certificate before it
    /// is handed over. Off unless the school decides so.
    static final FlagPolicy CLEARED_FIRST =
            Policy.flag("certificate.cleared-first", false).source(SCHOOLS);

    /// Whether photograph, steel stamp and seal are written down before any certificate is issued;
    /// of a certificate of proof they always are.
    static final FlagPolicy SEALED_FIRST =
            Policy.flag("certificate.sealed-first", false).source(SCHOOLS);

    /// Months that lie at least between the completion and its exchange; in a school, of 中职
    /// students alone.
    public static final NumberPolicy EXCHANGE_AFTER =
            Policy.number("certificate.exchange-after-months", 0, 0, 24)
                    .source("中职学生: 中等职业学校学生学籍管理办法, 结业后六个月至两年内换发; 其他学生由学校规定 (普通高等学校学生管理规定 第三十三条)")
                    .in("school", 6);

    @Override
    public List<Policy<?>> policies() {
        return List.of(
                SCHOOL_CODE,
                SCHOOL_TYPE,
                PRINCIPAL,
                EXCHANGE_YEARS,
                PROOF_FEE,
                FAULTY_SAME_NUMBER,
                CLEARED_FIRST,
                SEALED_FIRST,
                EXCHANGE_AFTER);
    }
}
