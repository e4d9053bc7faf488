"""What the agencies of the demonstration write. All of it is invented; `MARK` says so wherever a figure stands.

Places in a sentence: `{n}` a small number of two digits, `{m}` a larger one, `{year}`, `{name}` the agency's short
name; in summaries `{done}` of `{total}` tasks.
"""

from __future__ import annotations

MARK = "(Số liệu minh họa.)"
MARK_OF_STORY = "(Nội dung minh họa.)"

# By task, and by task and kind of agency where the work differs.
RESULTS: dict[str, tuple[str, ...]] = {
    "1.3": (
        "Duy trì bộ phận hướng dẫn thủ tục sở hữu trí tuệ, tiếp {m} lượt tổ chức, cá nhân; rút ngắn thời gian trả lời "
        "yêu cầu tư vấn còn {n} ngày làm việc.",
        "Công khai {n} nhóm thủ tục trên cổng dịch vụ công, hướng dẫn {m} lượt người nộp đơn trực tuyến.",
        "Phối hợp với {n} tổ chức đại diện hướng dẫn miễn phí cho {m} lượt hộ kinh doanh và hợp tác xã.",
    ),
    "1.4": (
        "Hoàn thành khảo sát nhu cầu dữ liệu tại {n} cơ quan, thống nhất danh mục trường thông tin.",
        "Nhập và làm sạch {m} bản ghi văn bằng, đơn đăng ký; chạy thử tra cứu nội bộ.",
        "Mở tài khoản tra cứu cho {n} cơ quan, cập nhật thêm {m} bản ghi.",
    ),
    "1.6": (
        "Tổ chức {n} cuộc kiểm tra chuyên đề tại {m} cơ sở kinh doanh; nhắc nhở, yêu cầu khắc phục {n} trường hợp ghi "
        "chỉ dẫn chưa đúng.",
        "Rà soát {m} gian hàng trên môi trường số, yêu cầu gỡ {n} nội dung sử dụng nhãn hiệu khi chưa được phép.",
        "Phối hợp liên ngành kiểm tra {m} cơ sở, chuyển {n} vụ việc đến cơ quan có thẩm quyền.",
    ),
    "1.7": (
        "Tổ chức {n} hội nghị hướng dẫn tự bảo vệ quyền cho {m} lượt doanh nghiệp, hợp tác xã.",
        "Biên soạn {n} tờ hướng dẫn ngắn, gửi đến {m} doanh nghiệp; trả lời câu hỏi qua điện thoại và thư điện tử.",
        "Tư vấn trực tiếp cho {m} lượt tổ chức, cá nhân về giám sát nhãn hiệu và thu thập chứng cứ.",
    ),
    "1.10": (
        "Đưa yêu cầu về đối tượng sở hữu trí tuệ vào đặt hàng của {n} nhiệm vụ khoa học và công nghệ cấp tỉnh.",
        "Thẩm định thuyết minh {n} đề tài, dự án có sản phẩm dự kiến đăng ký bảo hộ.",
        "Rà soát {n} nhiệm vụ nghiệm thu trong năm, hướng dẫn chủ nhiệm làm thủ tục xác lập quyền.",
    ),
    "1.11": (
        "Hỗ trợ {n} nhóm nghiên cứu hợp tác với doanh nghiệp chế biến nông sản, dược liệu.",
        "Kết nối {n} lượt doanh nghiệp với cơ sở nghiên cứu; hình thành {n} đề xuất nhiệm vụ chung.",
        "Hướng dẫn {n} nhiệm vụ sử dụng thông tin sáng chế ngay từ khâu xây dựng thuyết minh.",
    ),
    "1.12": (
        "Tổ chức {n} khóa tập huấn khởi nghiệp đổi mới sáng tạo cho {m} học viên, có chuyên đề về tài sản trí tuệ.",
        "Hỗ trợ {n} dự án khởi nghiệp tra cứu và đăng ký nhãn hiệu.",
        "Duy trì không gian kết nối khởi nghiệp, tư vấn {m} lượt ý tưởng.",
    ),
    "1.14": (
        "Hướng dẫn {n} chủ thể sản phẩm OCOP lập hồ sơ nhãn hiệu; hỗ trợ quản lý {n} nhãn hiệu chứng nhận.",
        "Triển khai {n} nhiệm vụ thuộc Chương trình phát triển tài sản trí tuệ, hướng dẫn {m} lượt chủ thể.",
        "Hỗ trợ thiết kế, đăng ký {n} nhãn hiệu cho hợp tác xã nông nghiệp.",
    ),
    "1.15": (
        "Làm việc với {n} cơ sở đào tạo, nghiên cứu về đầu mối chuyển giao công nghệ và sở hữu trí tuệ.",
        "Hỗ trợ {n} cơ sở xây dựng quy chế quản lý tài sản trí tuệ, tập huấn cho {m} cán bộ, giảng viên.",
        "Thí điểm bộ phận tư vấn sở hữu trí tuệ tại {n} đơn vị sự nghiệp.",
    ),
    "1.16": (
        "Hướng dẫn {m} lượt doanh nghiệp sử dụng công cụ sở hữu trí tuệ; hỗ trợ {n} hồ sơ đăng ký.",
        "Khảo sát {m} cơ sở sản xuất sản phẩm chủ lực, lập danh sách {n} sản phẩm ưu tiên hỗ trợ.",
        "Tư vấn định giá và khai thác nhãn hiệu cho {n} doanh nghiệp.",
    ),
    "1.17": (
        "Cung cấp {n} chuyên đề thông tin sáng chế về chế biến cà phê, dược liệu cho {m} lượt doanh nghiệp.",
        "Hướng dẫn {n} doanh nghiệp tra cứu công nghệ đã hết thời hạn bảo hộ.",
        "Tổ chức {n} buổi hướng dẫn tra cứu cơ sở dữ liệu sáng chế cho {m} người.",
    ),
    "1.18": (
        "Kiểm tra việc sử dụng chỉ dẫn địa lý tại {m} hộ, cơ sở; cập nhật hồ sơ vùng trồng.",
        "Tập huấn quản lý chỉ dẫn địa lý cho {m} hộ trồng và {n} cơ sở chế biến.",
        "Rà soát danh mục {n} nguồn gen, tri thức truyền thống có khả năng phát triển thành sản phẩm.",
    ),
    "1.19": (
        "Tư vấn sở hữu trí tuệ cho {m} doanh nghiệp nhỏ và vừa, hỗ trợ {n} hồ sơ đăng ký nhãn hiệu.",
        "Lồng ghép nội dung sở hữu trí tuệ trong {n} lớp đào tạo quản trị doanh nghiệp, {m} học viên.",
        "Hỗ trợ {n} doanh nghiệp lập danh mục tài sản trí tuệ của đơn vị.",
    ),
    "1.20": (
        "Vận động {n} tổ chức đại diện mở điểm tư vấn lưu động; tiếp {m} lượt khách.",
        "Tập huấn nghiệp vụ tư vấn cho {m} cán bộ của các tổ chức dịch vụ.",
        "Cập nhật danh sách {n} tổ chức dịch vụ để doanh nghiệp lựa chọn.",
    ),
    "1.22": (
        "Tổ chức {n} lớp đào tạo chuyên sâu về quản trị tài sản trí tuệ cho {m} cán bộ doanh nghiệp.",
        "Phối hợp mở {n} lớp thực hành khai thác nhãn hiệu, {m} học viên của các doanh nghiệp.",
        "Cử và hỗ trợ {m} lượt cán bộ doanh nghiệp học các khóa trực tuyến về sở hữu trí tuệ.",
    ),
    "2.1": (
        "Khai thác {n} tác phẩm thuộc về công chúng trong hoạt động biểu diễn, trưng bày; phục vụ {m} lượt người.",
        "Số hóa {m} tư liệu dân ca, nhạc cụ dân tộc; tổ chức {n} chương trình giới thiệu tại cơ sở.",
        "Hướng dẫn {n} đơn vị nghệ thuật thực hiện quy định về quyền tác giả khi sử dụng tác phẩm.",
    ),
    "6.1": (
        "Đưa chuyên đề sở hữu trí tuệ vào {n} lớp bồi dưỡng công chức, viên chức, {m} lượt người học.",
        "Cử {m} lượt công chức tham gia bồi dưỡng nghiệp vụ do Bộ Khoa học và Công nghệ tổ chức.",
        "Phối hợp tổ chức {n} lớp tập huấn cho công chức phụ trách khoa học, công nghệ của các địa phương.",
    ),
    "7.1": (
        "Hướng dẫn {n} tổ chức hành nghề luật sư, công chứng về nghiệp vụ liên quan đến sở hữu trí tuệ.",
        "Tổ chức {n} buổi trao đổi nghiệp vụ bổ trợ tư pháp, {m} lượt người tham dự.",
        "Kiểm tra hoạt động của {n} tổ chức bổ trợ tư pháp, kịp thời hướng dẫn các vướng mắc.",
    ),
    "7.2": (
        "Rà soát nhu cầu giám định, giới thiệu {n} người tham gia bồi dưỡng giám định viên.",
        "Tư vấn pháp luật miễn phí cho {m} lượt người về bảo vệ quyền sở hữu trí tuệ.",
        "Phối hợp cập nhật danh sách người giám định, tổ chức {n} buổi tập huấn cho {m} người.",
    ),
    "8.1": (
        "Tham mưu bố trí kinh phí thực hiện {n} nhóm nhiệm vụ của Kế hoạch trong dự toán năm {year}.",
        "Thẩm định dự toán của {n} cơ quan, hướng dẫn thanh toán, quyết toán theo quy định.",
        "Cân đối kinh phí sự nghiệp khoa học và công nghệ cho {n} nhiệm vụ, lồng ghép với các chương trình khác.",
    ),
    "10.1": (
        "Đăng {m} tin, bài về sở hữu trí tuệ trên trang thông tin điện tử của đơn vị; treo {n} băng rôn nhân Ngày Sở "
        "hữu trí tuệ thế giới 26/4.",
        "Lồng ghép phổ biến quy định về sở hữu trí tuệ trong {n} hội nghị của ngành với {m} lượt người dự.",
        "Phát hành {m} tờ gấp, xây dựng {n} chuyên mục hỏi đáp về nhãn hiệu, quyền tác giả.",
        "Phổ biến đến toàn thể công chức, viên chức, người lao động; đăng {n} chuyên đề trên cổng của đơn vị.",
    ),
    "10.1/media": (
        "Phát {n} phóng sự và {m} tin, bài về đổi mới sáng tạo, bảo hộ sản phẩm đặc trưng của địa phương.",
        "Duy trì chuyên mục khoa học và đời sống, {n} kỳ có nội dung về sở hữu trí tuệ; đăng {m} tin, bài.",
        "Thực hiện {n} tọa đàm về nhãn hiệu sản phẩm OCOP; đăng tải {m} lượt tin trên các nền tảng số.",
    ),
    "10.1/district": (
        "Phát {m} lượt tin trên hệ thống truyền thanh; tổ chức {n} hội nghị tuyên truyền tại các xã, thị trấn.",
        "Phổ biến về nhãn hiệu, chỉ dẫn địa lý cho {m} hộ sản xuất; cấp phát tờ gấp tại {n} phiên chợ.",
        "Đăng {n} bài trên cổng thông tin của huyện, lồng ghép nội dung sở hữu trí tuệ trong {n} cuộc họp thôn.",
    ),
    "10.1/commune": (
        "Phát {n} lượt tin mỗi tháng trên loa truyền thanh, tuyên truyền tại {n} cuộc họp thôn, làng.",
        "Niêm yết tờ hướng dẫn đăng ký nhãn hiệu tại Trung tâm phục vụ hành chính công, hướng dẫn {m} lượt người dân.",
        "Phổ biến cho {m} hộ sản xuất sản phẩm OCOP về ghi nhãn và sử dụng nhãn hiệu đúng quy định.",
        "Đăng {n} bài trên trang thông tin của xã, phối hợp với Mặt trận và đoàn thể tuyên truyền đến {m} hộ.",
    ),
    "11.1": (
        "Nắm tình hình {m} cơ sở kinh doanh có nguy cơ, xác minh {n} tin báo liên quan đến hàng giả.",
        "Phối hợp với quản lý thị trường kiểm tra {n} đợt, tuyên truyền, ký cam kết với {m} cơ sở.",
        "Tập huấn điều tra án về sở hữu trí tuệ cho {m} cán bộ; rà soát {n} vụ việc trên không gian mạng.",
    ),
    "12.1": (
        "Phối hợp kiểm soát hàng hóa tại cửa khẩu, {n} đợt kiểm tra chuyên đề; chưa phát hiện vi phạm lớn.",
        "Tuyên truyền, ký cam kết với {m} hộ kinh doanh khu vực biên giới không vận chuyển hàng giả.",
        "Trao đổi thông tin định kỳ giữa các lực lượng, tổ chức {n} buổi tập huấn nhận biết hàng giả cho {m} người.",
    ),
    "13.1": (
        "Phát động hội thi sáng tạo kỹ thuật, tiếp nhận {n} giải pháp; hướng dẫn tác giả tra cứu trước khi đăng ký.",
        "Tổ chức {n} hội thảo cho hội viên về xác lập và khai thác quyền, {m} lượt người dự.",
        "Hỗ trợ {n} hội thành viên quản lý nhãn hiệu tập thể.",
    ),
    "14.1": (
        "Ban hành kế hoạch triển khai tại địa phương, phân công {n} phòng, ban; hỗ trợ {n} sản phẩm đăng ký nhãn hiệu.",
        "Lồng ghép mục tiêu phát triển tài sản trí tuệ vào kế hoạch kinh tế - xã hội; hướng dẫn {m} hộ và {n} hợp tác "
        "xã.",
        "Phối hợp với các sở khảo sát {m} hộ sản xuất, lựa chọn {n} sản phẩm đặc trưng để xây dựng nhãn hiệu.",
    ),
    "14.1/commune": (
        "Phân công công chức đầu mối; rà soát {n} sản phẩm đặc trưng, hướng dẫn {m} hộ chuẩn bị hồ sơ nhãn hiệu.",
        "Hỗ trợ {n} hợp tác xã, tổ hợp tác hoàn thiện bao bì, nhãn sản phẩm; phổ biến quy định cho {m} hộ.",
        "Tiếp nhận nhiệm vụ từ cấp huyện, thống kê {n} nhãn hiệu đang được sử dụng trên địa bàn xã.",
        "Phối hợp với Sở Khoa học và Công nghệ khảo sát {m} hộ, đề xuất {n} sản phẩm cần hỗ trợ.",
    ),
}
ANY = (
    "Đã triển khai {n} hoạt động theo phân công, {m} lượt người tham gia.",
    "Phối hợp thực hiện {n} nội dung, cập nhật kết quả theo quý.",
)
MIDTERM = "Giai đoạn 2021-2025: duy trì thực hiện hằng năm, có kiểm điểm, rút kinh nghiệm. Kết quả gần nhất: {text}"

# The task that builds something over several years: per cent done at the end of each. It is behind every year, so that
# a report has something overdue to show.
GROWING = {"1.4": {2021: 20, 2022: 35, 2023: 50, 2024: 60, 2025: 70, 2026: 80}}
# What nobody would leave undone for a year.
NEVER_IDLE = frozenset({"8.1", "11.1", "12.1"})

OBSTACLES = (
    "Cán bộ phụ trách kiêm nhiệm nhiều việc, ít được tập huấn chuyên sâu.",
    "Kinh phí bố trí còn hạn chế, chủ yếu lồng ghép với các chương trình khác.",
    "Doanh nghiệp, hợp tác xã quy mô nhỏ, chưa quan tâm đăng ký bảo hộ.",
    "Thời gian thẩm định đơn kéo dài nên kết quả chưa thể hiện trong năm.",
    "Địa bàn rộng, đi lại khó khăn, việc tập hợp số liệu từ cơ sở còn chậm.",
    "Sau sắp xếp tổ chức, một số đầu mối mới tiếp nhận việc nên còn lúng túng.",
)
# Why a task was not begun: stands where the result would.
REASONS = (
    "Chưa thực hiện do chưa bố trí được kinh phí trong năm; đã đề nghị đưa vào dự toán năm sau.",
    "Chưa thực hiện do chưa có tổ chức đăng ký tham gia; sẽ vận động lại trong năm sau.",
    "Chưa thực hiện do phải ưu tiên nhân lực cho việc sắp xếp tổ chức bộ máy.",
)
NEXT_STEPS = (
    "Tiếp tục thực hiện trong năm sau, mở rộng đối tượng đến các hợp tác xã.",
    "Rà soát, đánh giá hiệu quả và điều chỉnh cách làm cho phù hợp.",
    "Phối hợp với cơ quan đầu mối xây dựng nội dung, dự toán năm sau.",
    "Cập nhật số liệu đầy đủ vào cổng theo dõi trước kỳ báo cáo tới.",
)
DOCUMENTS = (
    "Kế hoạch triển khai nhiệm vụ năm {year} (văn bản minh họa)",
    "Báo cáo kết quả thực hiện năm {year} (văn bản minh họa)",
    "Công văn hướng dẫn nghiệp vụ năm {year} (văn bản minh họa)",
    "Giấy mời và tài liệu tập huấn năm {year} (văn bản minh họa)",
)

SUMMARIES = (
    "Trong kỳ, {name} hoàn thành {done}/{total} nhiệm vụ phải thực hiện; các việc thường xuyên được duy trì. "
    "Nhận thức của cán bộ và người dân về sở hữu trí tuệ có chuyển biến.",
    "{name} đã cụ thể hóa Kế hoạch vào chương trình công tác, hoàn thành {done}/{total} nhiệm vụ; công tác phối hợp "
    "giữa các đơn vị được duy trì thường xuyên.",
    "Kết quả {done}/{total} nhiệm vụ hoàn thành. Việc hướng dẫn, hỗ trợ được chú trọng hơn, nhất là với sản phẩm chủ "
    "lực, sản phẩm OCOP.",
    "{name} thực hiện nghiêm túc các nội dung được giao, {done}/{total} nhiệm vụ hoàn thành; số lượt người được phổ "
    "biến, hướng dẫn tăng so với kỳ trước.",
)
WAITING_ONLY = "Trong kỳ, {name} theo dõi, chờ văn bản của cấp trên để triển khai các nhiệm vụ được giao."
SHORTCOMINGS = (
    "Một số nội dung triển khai còn chậm; nguyên nhân chủ yếu do thiếu kinh phí và cán bộ chuyên trách.",
    "Việc thống kê số liệu chưa đồng bộ giữa các đơn vị nên còn phải rà soát nhiều lần.",
    "Tuyên truyền chưa đến được hết các vùng sâu, vùng xa do điều kiện đi lại khó khăn.",
    "Chưa có nhiều sản phẩm của địa phương được đăng ký; chủ thể còn tâm lý ngại thủ tục.",
)
ORIENTATIONS = (
    "Tiếp tục thực hiện các nhiệm vụ thường xuyên, ưu tiên hỗ trợ sản phẩm chủ lực và sản phẩm OCOP.",
    "Đẩy mạnh tuyên truyền trên nền tảng số; tập huấn cho cán bộ cơ sở ngay từ đầu năm.",
    "Phối hợp với cơ quan đầu mối rà soát danh mục sản phẩm cần bảo hộ, xây dựng lộ trình cụ thể.",
)
PROPOSALS = (
    "Đề nghị bố trí kinh phí riêng cho hoạt động sở hữu trí tuệ tại cơ sở.",
    "Đề nghị cơ quan đầu mối tổ chức tập huấn nghiệp vụ cho cán bộ mới được phân công.",
    "",
    "Đề nghị cung cấp biểu mẫu thống kê thống nhất, gửi trước kỳ báo cáo ít nhất một tháng.",
    "",
)

RETURN_REASONS = (
    "Báo cáo còn chung chung, đề nghị bổ sung số liệu cụ thể ở các nhiệm vụ được ghi ý kiến rồi gửi lại.",
    "Số liệu giữa phần đánh giá chung và từng nhiệm vụ chưa khớp, đề nghị rà soát và gửi lại.",
)
REMARKS = (
    "Đề nghị nêu rõ số lượng, đối tượng và thời gian thực hiện; gắn minh chứng nếu có.",
    "Kết quả nêu chưa rõ phần việc của đơn vị và phần việc của cơ quan phối hợp.",
)
MENDED = "Bổ sung theo ý kiến của cơ quan đầu mối: đã đối chiếu số liệu với sổ theo dõi của đơn vị."
EXTENSION = "Cơ quan mới tiếp nhận nhiệm vụ sau sắp xếp, cần thêm thời gian tập hợp số liệu."
ASKED = "Đang chờ số liệu của các đơn vị trực thuộc, đề nghị thêm ít ngày để rà soát. (Nội dung minh họa.)"
