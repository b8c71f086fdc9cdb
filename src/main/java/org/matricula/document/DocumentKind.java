package org.matricula.document;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// 文书种类. Its words are the message keys `document.kind.<code>`, and `document.kind.<code>.series`
/// is its word within a number.
public enum DocumentKind {
    /// 实践记录证明
    PRACTICE_RECORD,
    /// 休学审批表
    LEAVE_FORM,
    /// 休学通知书
    LEAVE_NOTICE,
    /// 休学证明
    LEAVE_CERTIFICATE,
    /// 延长休学审批表
    EXTENSION_FORM,
    /// 延长休学通知书
    EXTENSION_NOTICE,
    /// 复学审批表
    RETURN_FORM,
    /// 复学通知书
    RETURN_NOTICE,
    /// 退学审批表
    WITHDRAWAL_FORM,
    /// 证书英文附页
    CERTIFICATE_ANNEX,
    /// 拟退学处理告知书
    WITHDRAWAL_INTENT,
    /// 退学决定书
    WITHDRAWAL_DECISION,
    /// 退学证明
    WITHDRAWAL_CERTIFICATE,
    /// 自动退学审批表
    AUTOMATIC_WITHDRAWAL_FORM,
    /// 自动退学决定书
    AUTOMATIC_WITHDRAWAL_DECISION,
    /// 学籍异动审批表, of every kind without a form of its own
    CHANGE_FORM,
    /// 保留学籍证明
    PLACE_HELD_CERTIFICATE,
    /// 出国(访学)学习通知书
    STUDY_AWAY_NOTICE,
    /// 保留入学资格通知书
    DEFERRED_ADMISSION_NOTICE,
    /// 取消入学资格决定书
    ADMISSION_LAPSE_DECISION,
    /// 开除学籍决定书
    EXPULSION_DECISION,
    /// 学习证明, given to whoever is expelled
    STUDY_CERTIFICATE,
    /// 离校通知单
    CLEARANCE_SLIP,
    /// 转班审批表
    CHANGE_OF_CLASS_FORM,
    /// 转班通知书
    CHANGE_OF_CLASS_NOTICE,
    /// 学生专业调整表
    PROGRAMME_FORM,
    /// 转专业通知单
    PROGRAMME_NOTICE,
    /// 留级审批表
    REPEAT_YEAR_FORM,
    /// 留级通知书
    REPEAT_YEAR_NOTICE,
    /// 跳级审批表
    SKIP_YEAR_FORM,
    /// 跳级通知书
    SKIP_YEAR_NOTICE,
    /// 延长学习年限审批表
    STUDY_EXTENSION_FORM,
    /// 延长学习年限通知书
    STUDY_EXTENSION_NOTICE,
    /// 撤销异动决定书
    REVERSAL_DECISION,
    /// 学籍证书: one standing for each student
    STATUS_CERTIFICATE,
    /// 转学备案表
    TRANSFER_FORM,
    /// 转学联系函: to a school that is not on the register
    TRANSFER_LETTER,
    /// 转学接收函
    TRANSFER_ACCEPTANCE,
    /// 转学档案移交单: what travels with the student
    TRANSFER_PACKAGE,
    /// 转学档案回执
    TRANSFER_RECEIPT,
    /// 肄业证书
    INCOMPLETE_STUDY_CERTIFICATE,
    /// 成绩单
    TRANSCRIPT,
    /// 成绩更正申请表
    GRADE_CORRECTION_FORM,
    /// 课程学分认定表
    RECOGNITION_FORM,
    /// 成绩证明
    GRADE_CERTIFICATE,
    /// 学期成绩单: one term's results, for guardians
    TERM_SHEET,
    /// 各班成绩总表: about a class, so numbered here and kept by the term archive
    CLASS_SCORE_SHEET,
    /// 单科成绩单: numbered here and kept by the term archive
    COURSE_SCORE_SHEET,
    /// 学业预警通知书
    ACADEMIC_WARNING_NOTICE,
    /// 学业预警告家长书
    ACADEMIC_WARNING_LETTER,
    /// 学业预警登记表
    ACADEMIC_WARNING_RECORD,
    /// 学籍处理通知书
    TREATMENT_NOTICE,
    /// 拟处分告知书
    DISCIPLINE_INTENT,
    /// 处分决定书
    DISCIPLINE_DECISION,
    /// 拟不授予学位告知书, 拟撤销学位告知书
    DEGREE_INTENT,
    /// 送达回证
    DELIVERY_RECEIPT,
    /// 解除处分决定书
    DISCIPLINE_LIFTING,
    /// 申诉复查决定书
    APPEAL_DECISION,
    /// 学籍核查结果: about a unit, so numbered here and kept by whoever verified
    VERIFICATION_RESULT,
    /// 学生证: numbered here, kept by its own register
    STUDENT_CARD,
    /// 学生证补办申请表
    CARD_FORM,
    /// 毕业生登记表
    GRADUATE_REGISTER,
    /// 毕业证书 (电子版)
    DIPLOMA,
    /// 结业证书 (电子版)
    COMPLETION_CERTIFICATE,
    /// 学位证书 (电子版)
    DEGREE_CERTIFICATE,
    /// 中小学、中职毕业证书 (电子版)
    SCHOOL_CERTIFICATE,
    /// 毕业证明书 (电子版)
    GRADUATION_PROOF,
    /// 补发毕业证明书申请表
    GRADUATION_PROOF_FORM,
    /// 结业证书换发毕业证书申请表
    COMPLETION_EXCHANGE_FORM,
    /// 错证换证申请表
    CERTIFICATE_FAULT_FORM,
    /// 在读(学籍)证明: asked for by the student, valid for a time
    ENROLMENT_PROOF,
    /// 学生档案转递通知单: goes with a file that leaves the archive
    FILE_TRANSFER_NOTICE,
    /// 调档函: asks another body for a student's file
    FILE_REQUEST_LETTER,
    /// 学生档案回执: says that a file has come
    FILE_RECEIPT,
    /// 档案复制件证明: that a copy agrees with what lies in the archive
    ARCHIVE_COPY,
    /// 学信网退学书面报告: of a teaching point or a branch
    PLATFORM_LETTER,
    /// 信息修改书面报告: goes with the statistics table of corrections
    CORRECTION_LETTER,
    /// 档案移交清单
    HANDOVER_LIST,
    /// 材料交接清单
    CONSIGNMENT_LIST,
    /// 档案销毁清册
    DISPOSAL_LIST;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String label() {
        return "document.kind." + code();
    }

    /// Whether it leaves the school, and its PDF bears the school's digital signature: whoever
    /// holds it may prove it without our pages. Forms are signed by hand and stay in the file.
    boolean signed() {
        return switch (this) {
            case LEAVE_FORM,
                    EXTENSION_FORM,
                    RETURN_FORM,
                    WITHDRAWAL_FORM,
                    AUTOMATIC_WITHDRAWAL_FORM,
                    CHANGE_FORM,
                    CLEARANCE_SLIP,
                    CHANGE_OF_CLASS_FORM,
                    PROGRAMME_FORM,
                    REPEAT_YEAR_FORM,
                    SKIP_YEAR_FORM,
                    STUDY_EXTENSION_FORM,
                    TRANSFER_FORM,
                    GRADE_CORRECTION_FORM,
                    CLASS_SCORE_SHEET,
                    COURSE_SCORE_SHEET,
                    ACADEMIC_WARNING_RECORD,
                    VERIFICATION_RESULT,
                    STUDENT_CARD,
                    CARD_FORM,
                    RECOGNITION_FORM,
                    GRADUATE_REGISTER,
                    GRADUATION_PROOF_FORM,
                    COMPLETION_EXCHANGE_FORM,
                    CERTIFICATE_FAULT_FORM ->
                    false;
            default -> true;
        };
    }

    static Optional<DocumentKind> of(String code) {
        return Stream.of(values()).filter(it -> it.code().equals(code)).findFirst();
    }
}
