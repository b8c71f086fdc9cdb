package org.matricula.graduation.check;

import java.util.List;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.matricula.policy.TextPolicy;
import org.springframework.stereotype.Component;

/// What a school sets for the check of its graduates' information and their photographs.
@Component
public class GraduateInfoPolicies implements PolicyDeclarations {

    private static final String YEAR = "学籍管理工作日历：毕业生信息核对在学年第一学期，图像采集在第二学期";
    private static final String COLLECTION = "毕业生图像采集工作流程";

    /// In which term of the academic year graduates check their information.
    public static final NumberPolicy CHECK_TERM =
            Policy.number("graduation.check-term", 1, 1, 3).source(YEAR);

    /// In which term of the academic year they are photographed.
    public static final NumberPolicy PHOTO_TERM =
            Policy.number("graduation.photo-term", 2, 1, 3).source(YEAR);

    /// Calendar days after the import until graduates look their photograph up.
    public static final DaysPolicy LOOK_AFTER =
            Policy.days("graduation.look-after-days", 40, 0, 365).source(COLLECTION);

    /// Name of the photo profile that collected photographs are held against.
    public static final TextPolicy PROFILE =
            Policy.text("graduation.photo-profile", "高校学历图像 480×640 蓝底 40 KB", ".{1,100}")
                    .source(COLLECTION)
                    .in("open", "毕业生电子照片 宽480×高640 竖版");

    /// Minutes for each student, by which the classes of one morning follow each other.
    public static final NumberPolicy MINUTES =
            Policy.number("graduation.photo-minutes", 1, 1, 30).source(COLLECTION);

    @Override
    public List<Policy<?>> policies() {
        return List.of(CHECK_TERM, PHOTO_TERM, LOOK_AFTER, PROFILE, MINUTES);
    }
}
