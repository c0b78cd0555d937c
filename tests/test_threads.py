from coach.threads import draw_on_one_thread


def test_what_the_user_has_set_stays() -> None:
    environment = {"OPENBLAS_NUM_THREADS": "4"}
    draw_on_one_thread(environment)
    assert environment == {"OPENBLAS_NUM_THREADS": "4", "QT_NO_GUI_THREADPOOL": "1"}
